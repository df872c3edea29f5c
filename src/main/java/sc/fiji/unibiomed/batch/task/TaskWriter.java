/*-
 * #%L
 * UniBiomed for Fiji: grounded vision-language models in ImageJ.
 * %%
 * Copyright (C) 2026 UniBiomed for Fiji developers
 * %%
 * Licensed under the Apache License, Version 2.0 (the "License");
 * you may not use this file except in compliance with the License.
 * You may obtain a copy of the License at
 *
 *      http://www.apache.org/licenses/LICENSE-2.0
 *
 * Unless required by applicable law or agreed to in writing, software
 * distributed under the License is distributed on an "AS IS" BASIS,
 * WITHOUT WARRANTIES OR CONDITIONS OF ANY KIND, either express or implied.
 * See the License for the specific language governing permissions and
 * limitations under the License.
 * #L%
 */
package sc.fiji.unibiomed.batch.task;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

import sc.fiji.unibiomed.batch.plan.Asker;
import sc.fiji.unibiomed.batch.plan.BatchEntry;
import sc.fiji.unibiomed.checkpoint.file.CheckpointException;
import sc.fiji.unibiomed.findings.FindingCheck;
import sc.fiji.unibiomed.findings.OverlayPicture;
import sc.fiji.unibiomed.findings.export.CocoExport;
import sc.fiji.unibiomed.findings.export.CsvExport;
import sc.fiji.unibiomed.findings.export.FindingsExporter;
import sc.fiji.unibiomed.findings.export.GeoJsonExport;
import sc.fiji.unibiomed.findings.measure.BatchOrigin;
import sc.fiji.unibiomed.findings.measure.Results;
import sc.fiji.unibiomed.image.RgbImage;
import sc.fiji.unibiomed.image.resize.PillowBicubic;
import sc.fiji.unibiomed.interpret.ask.ImageQuestion;
import sc.fiji.unibiomed.interpret.result.AnswerFiles;
import sc.fiji.unibiomed.interpret.result.FileAnswer;
import sc.fiji.unibiomed.interpret.result.QuestionResults;
import sc.fiji.unibiomed.runtime.LoadedModel;

/** Writes the files of a task: those of a single interpretation, its findings for other software, and a thumbnail. */
public final class TaskWriter {

	static final String CSV = "findings.csv";
	static final String GEOJSON = "findings.geojson";
	static final String COCO = "findings-coco.json";
	static final String THUMBNAIL = "thumbnail.png";

	private static final int THUMBNAIL_SIDE = 240;

	private final LoadedModel model;
	private final List<FindingsExporter> exporters;
	private final Set<FindingCheck.Verdict> only;
	private final Asker asker;

	/**
	 * @param asker of the whole batch
	 * @param exporters of files that each task gets besides its tables
	 * @param only which findings they have, by their check; all if there is none
	 */
	public TaskWriter(final LoadedModel model, final List<FindingsExporter> exporters,
		final Set<FindingCheck.Verdict> only, final Asker asker)
	{
		this.asker = asker;
		this.only = Set.copyOf(only);
		this.model = model;
		this.exporters = List.copyOf(exporters);
	}

	/**
	 * Writes all files into a folder.
	 *
	 * @throws IOException if one cannot be written
	 */
	void write(final UnwrittenAnswer answered, final Path folder) throws IOException {
		final ImageQuestion question = answered.task().question();
		final Results all = results(answered, question);
		new CsvExport().write(all, folder.resolve(CSV));
		final Results results = only.isEmpty() ? all : all.only(only);
		new GeoJsonExport().write(results, folder.resolve(GEOJSON));
		new CocoExport().write(results, folder.resolve(COCO));
		final List<String> exports = exporters.stream().map(exporter -> exporter.fileName(results)).toList();
		for (final FindingsExporter exporter : exporters) {
			exporter.write(results, folder.resolve(exporter.fileName(results)));
		}
		// Drawn once: a whole slide is read for it.
		final RgbImage overlay = AnswerFiles.overlay(answered.reply().answer(), question.shown().picture());
		OverlayPicture.writePng(thumbnail(overlay), folder.resolve(THUMBNAIL));
		final List<String> others = new ArrayList<>(List.of(CSV, GEOJSON, COCO, THUMBNAIL));
		others.addAll(exports);
		AnswerFiles.write(new FileAnswer(question, answered.reply(), model, answered.beginNanos()).withExports(exports),
			() -> overlay, others, folder::resolve);
	}

	private Results results(final UnwrittenAnswer answered, final ImageQuestion question) throws CheckpointException {
		final BatchEntry entry = answered.task().entry();
		final BatchOrigin batch = new BatchOrigin(entry.plane().toString(), answered.task().id(),
			BatchFolder.TASKS + "/" + BatchFolder.name(entry, answered.task().id()), asker.about(entry).settings());
		return QuestionResults.of(question, answered.reply(), model, entry.image(), batch,
			exporters.stream().anyMatch(FindingsExporter::needsPictures));
	}

	private static RgbImage thumbnail(final RgbImage image) {
		final double scale = (double) THUMBNAIL_SIDE / Math.max(image.width(), image.height());
		return scale >= 1
			? image
			: PillowBicubic.resize(image, side(image.width(), scale), side(image.height(), scale));
	}

	private static int side(final int pixels, final double scale) {
		return (int) Math.max(1, Math.round(pixels * scale));
	}
}
