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
package sc.fiji.unibiomed.testing;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

import javax.imageio.ImageIO;

import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;

import sc.fiji.unibiomed.findings.MaskFiles;
import sc.fiji.unibiomed.image.BinaryMask;

/**
 * Makes a data set in BiomedParse's layout of a folder with pictures and a {@code truth.csv} that says of each question
 * whether its target is in the picture: columns {@code image, target, modality, present} (0 or 1), {@code mask} (a
 * file; empty where the target is absent, which becomes an empty mask). Then
 * {@code unibiomed evaluate --calibrate --data DATASET} measures how well a model tells the two apart.
 */
public final class TruthTable {

	private static final CSVFormat READ = CSVFormat.RFC4180.builder().setHeader().setSkipHeaderRecord(true).get();

	private TruthTable() {}

	/** @param args the folder with {@code truth.csv}, and the folder of the data set */
	public static void main(final String... args) throws IOException {
		final Path from = Path.of(args[0]);
		final BiomedParseFolder data = new BiomedParseFolder(Path.of(args[1]));
		try (CSVParser rows = CSVParser.parse(Files.readString(from.resolve("truth.csv")), READ)) {
			for (final CSVRecord row : rows) {
				add(from, row, data);
			}
		}
		data.write();
	}

	private static void add(final Path from, final CSVRecord row, final BiomedParseFolder data) throws IOException {
		final String image = row.get("image");
		if (!Files.exists(data.image(image))) {
			Files.copy(from.resolve(image), data.image(image));
		}
		final String mask = image.replace(".png", "_" + row.get("target").replace(' ', '+') + ".png");
		if (row.get("present").equals("1")) {
			Files.copy(from.resolve(row.get("mask")), data.mask(mask));
		}
		else {
			final BufferedImage picture = ImageIO.read(data.image(image).toFile());
			MaskFiles.writePng(BinaryMask.empty(picture.getWidth(), picture.getHeight()), data.mask(mask));
		}
		data.annotate(image, mask, row.get("target") + " in " + row.get("modality"));
	}
}
