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
package sc.fiji.unibiomed.findings.html;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;

import sc.fiji.unibiomed.findings.CheckLines;
import sc.fiji.unibiomed.findings.Finding;
import sc.fiji.unibiomed.findings.OverlayPicture;
import sc.fiji.unibiomed.image.RgbImage;
import sc.fiji.unibiomed.util.AtomicFile;

/**
 * Questions and answers about an image as one HTML file without references to others and without scripts. Answers that
 * point into the image are followed by the image with their findings outlined.
 */
public final class HtmlConversation {

	private HtmlConversation() {}

	/**
	 * A part of a conversation.
	 *
	 * @param prompt the question in the user's words
	 * @param answer in the model's notation; empty if there is none
	 * @param warnings sentences that stand before the answer
	 * @param remarks sentences about the answer, such as why there is none
	 * @param findings what the answer points at
	 * @param picture the frame that was spoken of, as the model saw it; used only with findings
	 * @param newConversation heading if a new conversation begins here; blank if it goes on
	 */
	public record Turn(String prompt, String answer, List<String> warnings, List<String> remarks,
		List<Finding> findings, RgbImage picture, String newConversation)
	{

		public Turn {
			warnings = List.copyOf(warnings);
			remarks = List.copyOf(remarks);
			findings = List.copyOf(findings);
		}
	}

	/**
	 * Writes the conversation.
	 *
	 * @param image title of the image
	 * @param model which model answered, for people
	 * @param date when the last answer was given
	 * @throws IOException if the file cannot be written; then an older one stays as it is
	 */
	public static void write(final String image, final String model, final Instant date, final List<Turn> turns,
		final Path file) throws IOException
	{
		AtomicFile.writeText(file, writer -> {
			writer.write(HtmlPage.begin(image + " – UniBiomed conversation"));
			writer.write("<header><h1>" + Html.escape(image) + "</h1>\n<p class=\"hint\">UniBiomed conversation, " +
				Html.escape(date.truncatedTo(ChronoUnit.SECONDS).toString().replace('T', ' ').replace("Z", " UTC")) +
				"</p>" + HtmlPage.model(model) + "</header>\n");
			for (final Turn turn : turns) {
				writer.write(turn(turn, image));
			}
			writer.write(HtmlPage.end());
		});
	}

	private static String turn(final Turn turn, final String image) throws IOException {
		final StringBuilder html = new StringBuilder();
		if (!turn.newConversation().isBlank()) {
			html.append("<h2>").append(Html.escape(turn.newConversation())).append("</h2>\n");
		}
		html.append("<section class=\"talk\">\n<p class=\"question\"><span>Question</span>")
			.append(Html.escape(turn.prompt())).append("</p>\n").append(HtmlPage.warnings(turn.warnings()));
		if (!turn.answer().isBlank() && !CheckLines.sayNothing(turn.findings())) {
			html.append("<p class=\"answer\"><span>Answer</span>").append(answer(turn)).append("</p>\n");
		}
		html.append(Html.checks(turn.findings())).append(HtmlPage.notes(turn.remarks())).append("</section>\n");
		if (!turn.findings().isEmpty() && !CheckLines.sayNothing(turn.findings())) {
			html.append("<div class=\"figures\"><figure>\n<div class=\"picture\">").append(HtmlFigures
				.image(OverlayPicture.draw(turn.picture(), turn.findings(), 0), image + " with findings outlined"))
				.append("</div>\n<figcaption>");
			turn.findings().forEach(finding -> html.append("<span class=\"key\">").append(Html.badge(finding.index()))
				.append(' ').append(Html.escape(finding.phrase())).append("</span> "));
			html.append("</figcaption>\n</figure></div>\n");
		}
		return html.toString();
	}

	private static String answer(final Turn turn) {
		final StringBuilder html = new StringBuilder();
		for (final AnswerText.Piece piece : AnswerText.pieces(turn.answer())) {
			final String words = Html.escape(piece.text());
			if (piece.finding() == 0) {
				html.append(words);
			}
			else if (piece.finding() <= turn.findings().size()) {
				final String check = turn.findings().get(piece.finding() - 1).check().verdict().label();
				html.append("<span class=\"").append(("phrase " + check).strip()).append("\" style=\"")
					.append(Html.colors(piece.finding())).append("\">").append(words.isEmpty() ? "" : words + " ")
					.append(Html.badge(piece.finding())).append("</span>");
			}
			else {
				// An answer may end with a pointer that the model never drew.
				html.append(words).append(" [").append(piece.finding()).append(']');
			}
		}
		return html.toString();
	}
}
