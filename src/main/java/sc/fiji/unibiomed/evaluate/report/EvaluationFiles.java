package sc.fiji.unibiomed.evaluate.report;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

import sc.fiji.unibiomed.util.AtomicFile;

/** The files of an evaluation. Each appears whole or not at all; two evaluations with the same answers give the same bytes. */
public final class EvaluationFiles {

	static final String ITEMS = "items.csv";
	static final String SUMMARY_TABLE = "summary.csv";
	static final String SUMMARY = "summary.json";
	static final String REPORT = "report.html";

	private EvaluationFiles() {
	}

	/** @param folder must be there */
	public static void write(final EvaluationResult result, final Path folder) throws IOException {
		ItemsCsv.write(result.items(), folder.resolve(ITEMS));
		SummaryCsv.write(result.groups(), folder.resolve(SUMMARY_TABLE));
		SummaryJson.write(result, folder.resolve(SUMMARY));
		final List<Plot> plots = Plots.of(result);
		for (final Plot plot : plots) {
			AtomicFile.writeBytes(folder.resolve(plot.fileName()), out -> out.write(plot.png()));
		}
		EvaluationReport.write(result, plots, folder.resolve(REPORT));
	}
}
