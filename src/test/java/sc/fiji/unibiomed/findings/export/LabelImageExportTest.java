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
package sc.fiji.unibiomed.findings.export;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static sc.fiji.unibiomed.findings.measure.ExampleResults.finding;
import static sc.fiji.unibiomed.findings.measure.ExampleResults.mask;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.IntStream;

import javax.imageio.ImageIO;
import javax.imageio.ImageReader;
import javax.imageio.plugins.tiff.BaselineTIFFTagSet;
import javax.imageio.plugins.tiff.TIFFDirectory;
import javax.imageio.stream.ImageInputStream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import ij.ImagePlus;
import ij.io.Opener;
import sc.fiji.unibiomed.findings.Finding;
import sc.fiji.unibiomed.findings.ObjectKind;
import sc.fiji.unibiomed.findings.ObjectRule;
import sc.fiji.unibiomed.findings.measure.AskedImage;
import sc.fiji.unibiomed.findings.measure.ExampleResults;
import sc.fiji.unibiomed.findings.measure.MeasuredFinding;
import sc.fiji.unibiomed.findings.measure.Results;
import sc.fiji.unibiomed.findings.measure.Review;
import sc.fiji.unibiomed.findings.object.ObjectSplitter;
import sc.fiji.unibiomed.image.raw.Dimensions;
import sc.fiji.unibiomed.image.raw.PixelSpacing;
import sc.fiji.unibiomed.image.raw.Position;

class LabelImageExportTest {

	@TempDir
	private Path folder;

	@Test
	void theSmallerFindingLiesOnTop() throws IOException {
		final short[] pixels = (short[]) opened(ExampleResults.of( //
			finding(1, "tumor", mask("....", ".##.")), //
			finding(2, "organ", mask("####", "###.")), //
			finding(7, "vessel", mask("...#", "....")))).getProcessor().getPixels();
		assertArrayEquals(new short[] { 2, 2, 2, 7, 2, 1, 1, 0 }, pixels);
	}

	@Test
	void imageJOpensFramesAsAStack() throws IOException {
		final ImagePlus image = opened(
			ExampleResults.of(finding(3, "tumor", mask("#.", "#."), mask("..", ".."), mask("##", "##"))));
		assertEquals(16, image.getBitDepth());
		assertEquals(3, image.getStackSize());
		assertArrayEquals(new short[] { 3, 0, 3, 0 }, (short[]) image.getStack().getPixels(1));
		assertArrayEquals(new short[] { 0, 0, 0, 0 }, (short[]) image.getStack().getPixels(2));
		assertArrayEquals(new short[] { 3, 3, 3, 3 }, (short[]) image.getStack().getPixels(3));
	}

	@Test
	void labelsOfARangeLieOnTheWholeStack() throws IOException {
		final Finding tumor = finding(3, "tumor", mask("#.", "#."), mask("##", "##"));
		final AskedImage whole = ExampleResults.image(new Dimensions(2, 2, 1, 4, 2), PixelSpacing.UNKNOWN);
		final AskedImage asked = new AskedImage(whole.facts(), List.of(new Position(0, 2, 2), new Position(0, 3, 2)),
			List.of());
		final ImagePlus image = opened(
			new Results(ExampleResults.PROVENANCE, asked, "", Results.rows(List.of(tumor), asked)));
		assertEquals(8, image.getStackSize());
		for (int plane = 1; plane <= 8; plane++) {
			assertArrayEquals(
				plane == 6
					? new short[] { 3, 0, 3, 0 }
					: plane == 7 ? new short[] { 3, 3, 3, 3 } : new short[] { 0, 0, 0, 0 },
				(short[]) image.getStack().getPixels(plane));
		}
	}

	@Test
	void anObjectHasOneNumberInAllSlices() throws IOException {
		final Finding cells = finding(1, "cells", mask("#.##"), mask("..##"), mask("#..#"));
		final Finding counted = cells
			.with(ObjectSplitter.split(cells, new ObjectRule(ObjectKind.EACH, 0, true), slices(3)));
		final ImagePlus image = opened(
			ExampleResults.of(counted, finding(2, "stroma", mask(".#.."), mask("...."), mask("...."))));
		// Three objects in three slices, then the stroma.
		assertArrayEquals(new short[] { 1, 4, 2, 2 }, (short[]) image.getStack().getPixels(1));
		assertArrayEquals(new short[] { 0, 0, 2, 2 }, (short[]) image.getStack().getPixels(2));
		assertArrayEquals(new short[] { 3, 0, 0, 2 }, (short[]) image.getStack().getPixels(3));
	}

	private static List<Position> slices(final int count) {
		return IntStream.rangeClosed(1, count).mapToObj(slice -> new Position(0, slice, 1)).toList();
	}

	@Test
	void theDescriptionSaysWhereItComesFrom() throws IOException {
		final String description = description(ExampleResults.of(finding(1, "a", mask("#"))));
		assertFalse(description.startsWith("ImageJ"));
		assertTrue(description.contains("\nimage: Zellen \\u00b5.tif\n"), description);
		ExampleResults.PROVENANCE.toMap().forEach((name,
			value) -> assertTrue(description.lines().toList().contains(name + ": " + AsciiLine.of(value)), name));
	}

	@Test
	void rejectedFindingsAreLeftOut() throws IOException {
		final MeasuredFinding row = MeasuredFinding.of(finding(1, "a", mask("#")), 0);
		assertArrayEquals(new short[] { 0 },
			(short[]) opened(ExampleResults.of(List.of(row.with(new Review(Review.Status.REJECTED, "")))))
				.getProcessor().getPixels());
	}

	@Test
	void theHighestNumberIsThatOf16Bits() throws IOException {
		assertEquals(65535, opened(ExampleResults.of(finding(65535, "a", mask("#")))).getProcessor().get(0, 0));

		final Path file = folder.resolve("too-many.tif");
		final Results tooMany = ExampleResults.of(finding(65536, "a", mask("#")));
		final String message = assertThrows(IllegalArgumentException.class,
			() -> new LabelImageExport().write(tooMany, file)).getMessage();
		assertTrue(message.contains("65535") && message.contains("65536"), message);
		assertFalse(Files.exists(file));
	}

	private ImagePlus opened(final Results results) throws IOException {
		final Path file = folder.resolve("labels.tif");
		new LabelImageExport().write(results, file);
		return new Opener().openImage(file.toString());
	}

	private String description(final Results results) throws IOException {
		final Path file = folder.resolve("labels.tif");
		new LabelImageExport().write(results, file);
		final ImageReader reader = ImageIO.getImageReadersByFormatName("tiff").next();
		try (ImageInputStream in = ImageIO.createImageInputStream(file.toFile())) {
			reader.setInput(in);
			return TIFFDirectory.createFromMetadata(reader.getImageMetadata(0))
				.getTIFFField(BaselineTIFFTagSet.TAG_IMAGE_DESCRIPTION).getAsString(0);
		}
		finally {
			reader.dispose();
		}
	}
}
