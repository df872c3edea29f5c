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
package sc.fiji.unibiomed.batch.compare;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

import sc.fiji.unibiomed.batch.plan.BatchException;
import sc.fiji.unibiomed.batch.task.EntryRecord;
import sc.fiji.unibiomed.findings.export.CsvTable;
import sc.fiji.unibiomed.findings.html.HtmlComparison;
import sc.fiji.unibiomed.image.MaskOverlap;
import sc.fiji.unibiomed.util.VisibleText;

/** Writes a comparison as a table and as a page. */
final class CompareFiles {

	static final String TABLE = "compare.csv";

	/** More pictures than these make a page slow. */
	private static final int MOST_SHOWN = 200;
	private static final List<String> COLUMNS = List.of("image", "plane", "prompt_first", "prompt_second",
		"model_first", "model_second", "precision_first", "precision_second", "settings_first", "settings_second",
		"finding_first", "finding_second", "pixels_first", "pixels_second", "pixels_both", "dice", "iou", "same_text",
		"answer_first", "answer_second", "check_first", "check_second", "folder_first", "folder_second", "note");

	private final BatchComparison comparison;
	private final Path output;

	CompareFiles(final BatchComparison comparison, final Path output) {
		this.comparison = comparison;
		this.output = output;
	}

	/** @return the page */
	Path write() throws IOException {
		if (!Files.isDirectory(output)) {
			throw new BatchException("The folder " + output + " does not exist; make it, or choose another one.");
		}
		CsvTable.write(output.resolve(TABLE), COLUMNS, table -> {
			for (final AnswerPair pair : comparison.pairs()) {
				if (pair.findings().isEmpty()) {
					table.add(row(pair, Optional.empty()));
				}
				for (final FindingPair finding : pair.findings()) {
					table.add(row(pair, Optional.of(finding)));
				}
			}
			for (final ComparedAnswer answer : comparison.firstOnly()) {
				table.add(row(Optional.of(answer), Optional.empty()));
			}
			for (final ComparedAnswer answer : comparison.secondOnly()) {
				table.add(row(Optional.empty(), Optional.of(answer)));
			}
		});
		final List<AnswerPair> worst = comparison.worstFirst();
		final List<HtmlComparison.Entry> entries = new ArrayList<>();
		for (final AnswerPair pair : worst.subList(0, Math.min(MOST_SHOWN, worst.size()))) {
			entries.add(entry(pair));
		}
		return HtmlComparison.write(new HtmlComparison(comparison.names(), comparison.lines(), entries, worst.size()),
			output);
	}

	private List<String> row(final AnswerPair pair, final Optional<FindingPair> finding) {
		final List<String> cells = head(Optional.of(pair.first()), Optional.of(pair.second()));
		final Optional<MaskOverlap> agreement = finding.flatMap(FindingPair::agreement);
		final boolean outlined = finding.filter(FindingPair::isOutlined).isPresent();
		cells.add(finding.flatMap(FindingPair::first).map(ComparedFinding::phrase).orElse(""));
		cells.add(finding.flatMap(FindingPair::second).map(ComparedFinding::phrase).orElse(""));
		cells.add(agreement.map(each -> Long.toString(each.first())).orElse(""));
		cells.add(agreement.map(each -> Long.toString(each.second())).orElse(""));
		cells.add(agreement.map(each -> Long.toString(each.both())).orElse(""));
		cells.add(outlined ? decimals(agreement.get().dice()) : "");
		cells.add(outlined ? decimals(agreement.get().iou()) : "");
		cells.add(pair.isCompared() ? pair.isSameText() ? "yes" : "no" : "");
		cells.addAll(pair.texts());
		cells.add(finding.flatMap(FindingPair::first).map(ComparedFinding::check).orElse(""));
		cells.add(finding.flatMap(FindingPair::second).map(ComparedFinding::check).orElse(""));
		cells.add(place(pair.first()));
		cells.add(place(pair.second()));
		cells.add(finding.map(FindingPair::note).orElse(pair.note()));
		return visible(cells);
	}

	private List<String> row(final Optional<ComparedAnswer> first, final Optional<ComparedAnswer> second) {
		final List<String> cells = head(first, second);
		while (cells.size() < COLUMNS.size() - 3) {
			cells.add("");
		}
		cells.add(first.map(this::place).orElse(""));
		cells.add(second.map(this::place).orElse(""));
		cells.add("only the " + (first.isPresent() ? "first" : "second") + " has an answer");
		return visible(cells);
	}

	private static List<String> visible(final List<String> cells) {
		return cells.stream().map(VisibleText::text).toList();
	}

	private static List<String> head(final Optional<ComparedAnswer> first, final Optional<ComparedAnswer> second) {
		final EntryRecord any = first.or(() -> second).orElseThrow().record();
		final List<String> cells = new ArrayList<>(List.of(any.image(), any.plane()));
		Stream.of(RunChoice.Facet.values()).forEach(facet -> Stream.of(first, second)
			.forEach(answer -> cells.add(answer.map(each -> facet.of(each.record())).orElse(""))));
		return cells;
	}

	private static String decimals(final double value) {
		return String.format(Locale.ROOT, "%.6f", value);
	}

	private HtmlComparison.Entry entry(final AnswerPair pair) throws IOException {
		final List<HtmlComparison.Row> rows = pair.findings().stream()
			.map(each -> new HtmlComparison.Row(each.phrase(),
				each.agreement().map(agreement -> Long.toString(agreement.first())).orElse(""),
				each.agreement().map(agreement -> Long.toString(agreement.second())).orElse(""),
				each.dice().isPresent() ? BatchComparison.number(each.dice().getAsDouble()) : "", checks(each),
				each.note()))
			.toList();
		return new HtmlComparison.Entry(pair.image(), side(pair.first(), pair.texts().get(0)),
			side(pair.second(), pair.texts().get(1)), AgreementPicture.of(pair.findings()), rows, pair.note());
	}

	private static String checks(final FindingPair pair) {
		final String first = pair.first().map(ComparedFinding::check).orElse("");
		final String second = pair.second().map(ComparedFinding::check).orElse("");
		return first.equals(second)
			? first
			: (first.isEmpty() ? "–" : first) + " / " + (second.isEmpty() ? "–" : second);
	}

	private HtmlComparison.Side side(final ComparedAnswer answer, final String text) {
		return new HtmlComparison.Side(answer.record().prompt(), text, place(answer.picture()), place(answer));
	}

	private String place(final ComparedAnswer answer) {
		return place(answer.folder());
	}

	/** As seen from the page; with slashes. */
	private String place(final Path file) {
		final Path from = output.toAbsolutePath().normalize();
		final Path to = file.toAbsolutePath().normalize();
		return from.getRoot().equals(to.getRoot())
			? from.relativize(to).toString().replace('\\', '/')
			: to.toUri().toString();
	}
}
