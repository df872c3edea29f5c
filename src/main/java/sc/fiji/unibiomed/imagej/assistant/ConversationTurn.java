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
package sc.fiji.unibiomed.imagej.assistant;

import java.util.List;
import java.util.Optional;

import sc.fiji.unibiomed.findings.html.HtmlConversation;
import sc.fiji.unibiomed.findings.measure.ReportPicture;
import sc.fiji.unibiomed.image.RgbImage;
import sc.fiji.unibiomed.imagej.answer.ImageAnswer;
import sc.fiji.unibiomed.imagej.result.FindingRow;
import sc.fiji.unibiomed.interpret.demo.DemoWarnings;

/**
 * A question with what became of it.
 *
 * @param said the question as its user said it
 * @param newConversation words above it if a new conversation began with it; else empty
 * @param picture the plane as the model saw it; {@code null} if it did not come to that
 * @param answer {@code null} where there is none
 * @param rows the findings' rows of the session's findings
 * @param remarks sentences below the answer, such as why there is none
 */
record ConversationTurn(String said, String newConversation, RgbImage picture, ImageAnswer answer,
	List<FindingRow> rows, List<String> remarks)
{

	ConversationTurn {
		rows = List.copyOf(rows);
		remarks = List.copyOf(remarks);
	}

	/** A question without an answer yet. */
	static ConversationTurn unanswered(final String said, final String newConversation, final RgbImage picture) {
		return new ConversationTurn(said, newConversation, picture, null, List.of(), List.of());
	}

	ConversationTurn answered(final ImageAnswer given, final List<FindingRow> itsRows) {
		return new ConversationTurn(said, newConversation, picture, given, itsRows,
			DemoWarnings.others(given.answer().notes()));
	}

	/** An answer that a command has shown. */
	static ConversationTurn of(final ImageAnswer given, final List<FindingRow> itsRows) {
		final List<ReportPicture> pictures = given.facts().pictures();
		return new ConversationTurn(given.facts().said(), "", pictures.isEmpty() ? null : pictures.get(0).image(),
			given, itsRows, DemoWarnings.others(given.answer().notes()));
	}

	/** The same with rows as they are now: with other names, of an image that was opened again. */
	ConversationTurn with(final List<FindingRow> current) {
		return new ConversationTurn(said, newConversation, picture, answer, current, remarks);
	}

	ConversationTurn withRemark(final String remark) {
		return new ConversationTurn(said, newConversation, picture, answer, rows, List.of(remark));
	}

	/** Sentences that stand before the answer. */
	List<String> warnings() {
		return answer == null ? List.of() : DemoWarnings.among(answer.answer().notes());
	}

	/** The answer in the model's notation, empty where there is none. */
	String text() {
		return answer == null ? "" : answer.answer().text();
	}

	/** The first row of a finding; empty if nothing of it was put on the image. */
	Optional<FindingRow> row(final int finding) {
		return rows.stream().filter(row -> row.region().finding() != null && row.region().finding().index() == finding)
			.findFirst();
	}

	/** The turn for a file. */
	HtmlConversation.Turn toHtml() {
		return new HtmlConversation.Turn(said, text(), warnings(), remarks,
			answer == null ? List.of() : answer.answer().findings(), picture, newConversation);
	}

	/** The turn as plain text, for the clipboard. */
	String toPlainText() {
		final StringBuilder text = new StringBuilder();
		if (!newConversation.isEmpty()) {
			text.append("--- ").append(newConversation).append(" ---\n\n");
		}
		text.append("You: ").append(said).append('\n');
		if (answer != null) {
			warnings().forEach(warning -> text.append("(Warning: ").append(warning).append(")\n"));
			text.append(answer.credit().words()).append(": ").append(answer.answer().shownText()).append('\n');
		}
		remarks.forEach(remark -> text.append('(').append(remark).append(")\n"));
		return text.toString();
	}
}
