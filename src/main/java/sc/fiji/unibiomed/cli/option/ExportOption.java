package sc.fiji.unibiomed.cli.option;

import java.util.List;

import sc.fiji.unibiomed.cli.terminal.UsageException;
import sc.fiji.unibiomed.findings.export.FindingsExporter;
import sc.fiji.unibiomed.findings.export.FindingsExporters;

/** What {@code --export} names. */
public final class ExportOption {

	private ExportOption() {
	}

	/** @throws UsageException if one is not installed; the message names those that are */
	public static List<FindingsExporter> parse(final String list) {
		try {
			return FindingsExporters.named(list);
		}
		catch (final IllegalArgumentException e) {
			throw new UsageException("--export: " + e.getMessage());
		}
	}
}
