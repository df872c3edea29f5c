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
import static sc.fiji.unibiomed.findings.measure.ExampleResults.finding;
import static sc.fiji.unibiomed.findings.measure.ExampleResults.mask;

import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;

import javax.imageio.ImageIO;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import sc.fiji.unibiomed.findings.Finding;
import sc.fiji.unibiomed.findings.ObjectKind;
import sc.fiji.unibiomed.findings.ObjectRule;
import sc.fiji.unibiomed.findings.measure.ExampleResults;
import sc.fiji.unibiomed.findings.measure.MeasuredFinding;
import sc.fiji.unibiomed.findings.measure.Provenance;
import sc.fiji.unibiomed.findings.measure.Results;
import sc.fiji.unibiomed.findings.measure.Review;
import sc.fiji.unibiomed.findings.object.ObjectSplitter;
import sc.fiji.unibiomed.image.BinaryMask;
import sc.fiji.unibiomed.image.raw.Dimensions;
import sc.fiji.unibiomed.image.raw.PixelSpacing;
import sc.fiji.unibiomed.image.raw.Position;

class HtmlReportTest {

	private static final Pattern PICTURE = Pattern.compile("src=\"data:image/png;base64,([^\"]+)\"");

	@TempDir
	private Path folder;

	@Test
	void phrasesLeadToTheirRows() throws IOException {
		final String html = written(
			ExampleResults.of(finding(1, "polyp", mask("#...")), finding(2, "fold", mask("..##"))),
			"There is <p> a polyp </p> [SEG] near a fold [SEG].<|end|>");
		// Orange and sky blue, the first colours of the palette.
		assertTrue(
			html.contains("There is <a class=\"phrase\" href=\"#finding-1\" style=\"--c:#e69f00;--on:#000\">a polyp "));
		assertTrue(
			html.contains(" near a fold <a class=\"bare\" href=\"#finding-2\" style=\"--c:#56b4e9;--on:#000\">"));
		assertTrue(html.contains("<tr id=\"finding-1\">"));
		assertTrue(html.contains("<tr id=\"finding-2\">"));
		assertFalse(html.contains("[SEG]"));
		assertFalse(html.contains("|end|"));
	}

	/** A hundred nuclei are one finding in the caption, and have a row each. */
	@Test
	void objectsAreCountedInTheCaptionAndListedInTheTable() throws IOException {
		final Finding cells = finding(1, "cells", mask("#.##.#.#"));
		final Finding counted = cells
			.with(ObjectSplitter.split(cells, new ObjectRule(ObjectKind.EACH, 2, true), List.of(Position.FIRST)));
		final String html = written(ExampleResults.of(counted), "[SEG]");
		assertTrue(html.contains("Cells: 1 object (3 smaller than 2 pixels left out).</p>"), html);
		assertTrue(html.contains(" cells (1 object)</span>"), html);
		final Finding all = cells
			.with(ObjectSplitter.split(cells, new ObjectRule(ObjectKind.EACH, 0, true), List.of(Position.FIRST)));
		final String every = written(ExampleResults.of(all), "[SEG]");
		assertTrue(every.contains(" cells (4 objects)</span> </figcaption>"), every);
		assertTrue(every.contains("<td class=\"n\">4</td>"), every);
		assertTrue(every.contains("cells 1-4"), every);
	}

	@Test
	void aPointerWithoutAMaskLeadsNowhere() throws IOException {
		assertTrue(written(ExampleResults.nothing(4, 3), "It is [SEG]").contains("It is [1]</p>"));
	}

	@Test
	void textIsNeverMarkup() throws IOException {
		final String attack = "<script>alert('\"&')</script>";
		final Provenance provenance = new Provenance(attack, attack, attack, attack, attack, attack, attack,
			Instant.EPOCH, attack, attack, attack);
		final MeasuredFinding row = MeasuredFinding.of(finding(1, attack, mask("#")), 0).named(attack)
			.with(new Review(Review.Status.ACCEPTED, attack));
		final String html = written(
			new Results(provenance,
				ExampleResults.image(Dimensions.of(1, 1), PixelSpacing.of(1, 1, Double.NaN, attack)), "", List.of(row)),
			attack + "<p>" + attack + "</p> [SEG]");
		assertFalse(html.contains("<script"));
		assertFalse(html.contains("alert('"));
		assertTrue(html.contains("&lt;script&gt;alert(&#39;&quot;&amp;&#39;)&lt;/script&gt;"));
	}

	@Test
	void theFileNeedsNoOther() throws IOException {
		final String html = written(ExampleResults.of(finding(1, "a", mask("#"))), "[SEG]");
		final Matcher references = Pattern.compile("(?:src|href)\\s*=\\s*\"([^\"]*)\"|url\\(|@import").matcher(html);
		while (references.find()) {
			assertTrue(
				references.group(1) != null &&
					(references.group(1).startsWith("#") || references.group(1).startsWith("data:")),
				references.group());
		}
		assertFalse(html.contains("http://") || html.contains("https://"));
	}

	@Test
	void itSaysWhatItIsForAndWhereItComesFrom() throws IOException {
		final String html = written(ExampleResults.nothing(4, 3), "No abnormality is found.");
		assertTrue(html.contains("Research software. Not for diagnostic use."));
		assertTrue(html.contains("No abnormality is found."));
		ExampleResults.PROVENANCE.toMap().values()
			.forEach(value -> assertTrue(html.contains(Html.escape(value)), value));
		assertEquals(1, pictures(html).size(), "the image is shown even where nothing is found");
	}

	@Test
	void largePicturesAreMadeSmaller() throws IOException {
		final byte[] all = new byte[2048 * 512];
		Arrays.fill(all, (byte) 1);
		final Results results = ExampleResults.of(finding(1, "a", BinaryMask.of(2048, 512, all)));
		final BufferedImage picture = pictures(written(results, "[SEG]")).get(0);
		// 2048 by 512, halved.
		assertEquals(1024, picture.getWidth());
		assertEquals(256, picture.getHeight());
	}

	@Test
	void aLongStackShowsTwelveFrames() throws IOException {
		final BinaryMask[] masks = IntStream.range(0, 40).mapToObj(i -> i < 10 ? mask("..") : mask("#."))
			.toArray(BinaryMask[]::new);
		final String html = written(ExampleResults.of(finding(1, "a", masks)), "[SEG]");
		assertEquals(12, pictures(html).size());
		assertTrue(html.contains("12 of the 30 frames with findings are shown"));
		// The first and the last frame with findings: 11 and 40.
		assertTrue(html.contains("<b>slice 11</b>") && html.contains("<b>slice 40</b>"));
		assertFalse(html.contains("<b>slice 10</b>"));
	}

	@Test
	void numbersStandAtTheCentresOfTheirFindings() throws IOException {
		// Centre of pixel (2, 0) in 4 by 2 pixels: 2.5 / 4 and 0.5 / 2.
		assertTrue(written(ExampleResults.of(finding(1, "a", mask("..#.", "...."))), "[SEG]")
			.contains("left:62.50%;top:25.00%"));
	}

	@Test
	void rejectedFindingsAreListedButNotDrawn() throws IOException {
		final MeasuredFinding row = MeasuredFinding.of(finding(1, "a", mask("#.")), 0)
			.with(new Review(Review.Status.REJECTED, "a shadow"));
		final String html = written(ExampleResults.of(List.of(row)), "[SEG]");
		assertTrue(html.contains("<tr id=\"finding-1\" class=\"rejected\">"));
		assertTrue(html.contains("a shadow"));
		// The grey of the picture, untouched.
		assertEquals(0xff646464, pictures(html).get(0).getRGB(0, 0));
	}

	private String written(final Results results, final String answer) throws IOException {
		final Path file = folder.resolve("report.html");
		new HtmlReport().write(ExampleResults.answered(results, answer), file);
		return Files.readString(file);
	}

	private static List<BufferedImage> pictures(final String html) throws IOException {
		final List<BufferedImage> pictures = new ArrayList<>();
		final Matcher matcher = PICTURE.matcher(html);
		while (matcher.find()) {
			pictures.add(ImageIO.read(new ByteArrayInputStream(Base64.getDecoder().decode(matcher.group(1)))));
		}
		return pictures;
	}
}
