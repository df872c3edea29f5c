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

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import sc.fiji.unibiomed.findings.Finding;
import sc.fiji.unibiomed.findings.FindingMask;
import sc.fiji.unibiomed.findings.MaskExtent;
import sc.fiji.unibiomed.findings.html.HtmlConversation.Turn;
import sc.fiji.unibiomed.image.BinaryMask;
import sc.fiji.unibiomed.image.RgbImage;

class HtmlConversationTest {

	private static final RgbImage PICTURE = new RgbImage(2, 1, new byte[6]);

	@TempDir
	private Path folder;

	private static Finding polyp() {
		final BinaryMask mask = BinaryMask.of(2, 1, new byte[] { 1, 0 });
		return new Finding(1, "polyp", List.of(new FindingMask(mask, MaskExtent.of(mask), 0.9, 0.8, 3)));
	}

	private String written(final Turn... turns) throws IOException {
		final Path file = folder.resolve("talk.html");
		HtmlConversation.write("a<b>.png", "demo", Instant.EPOCH, List.of(turns), file);
		return Files.readString(file);
	}

	@Test
	void phrasesHaveColoursAndAnswersWithRegionsAPicture() throws IOException {
		final String html = written(new Turn("Where is it?", "There is <p> a polyp </p> [SEG].<|end|>", List.of(),
			List.of(), List.of(polyp()), PICTURE, ""));
		assertTrue(html.contains("There is <span class=\"phrase\" style=\"--c:#e69f00;--on:#000\">a polyp "), html);
		assertTrue(html.contains("src=\"data:image/png;base64,"), html);
		assertFalse(html.contains("SEG"), html);
		assertFalse(html.contains("://"), html);
	}

	@Test
	void warningsStandBeforeTheAnswerAndTheModelIsNamed() throws IOException {
		final String html = written(new Turn("Who are you?", "A tumor.", List.of("It means <nothing>."),
			List.of("A note."), List.of(), PICTURE, ""));
		final int warning = html.indexOf("<span>Warning</span>It means &lt;nothing&gt;.</p>");
		assertTrue(warning > 0 && warning < html.indexOf("A tumor."), html);
		assertTrue(html.indexOf("A tumor.") < html.indexOf("A note."), html);
		assertTrue(html.contains("<p class=\"hint\">Model: demo</p>"), html);
	}

	@Test
	void aPointerWithoutFindingStaysAsItsNumber() throws IOException {
		final String html = written(
			new Turn("Where?", "There is <p> a polyp </p> [SEG]", List.of(), List.of(), List.of(), PICTURE, ""));
		assertTrue(html.contains("There is a polyp [1]"), html);
		assertFalse(html.contains("<img"), html);
	}

	@Test
	void whatPeopleWroteIsNoHtml() throws IOException {
		final String html = written(
			new Turn("<script>x</script>", "", List.of(), List.of("A & B"), List.of(), null, "New <b>."));
		assertFalse(html.contains("<script"), html);
		assertTrue(html.contains("a&lt;b&gt;.png"), html);
		assertTrue(html.contains("A &amp; B"), html);
		assertTrue(html.contains("<h2>New &lt;b&gt;.</h2>"), html);
		assertEquals(-1, html.indexOf("Answer"));
	}
}
