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
package sc.fiji.unibiomed.image.file;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

import sc.fiji.unibiomed.image.ImageReadException;
import sc.fiji.unibiomed.image.page.PageReader;
import sc.fiji.unibiomed.image.page.RawPage;
import sc.fiji.unibiomed.image.raw.Display;
import sc.fiji.unibiomed.image.raw.ImageFacts;
import sc.fiji.unibiomed.image.raw.PixelKind;
import sc.fiji.unibiomed.image.raw.Position;

/** Reads a file that holds one picture and says nothing about it. */
final class PictureReader {

	private static final String JPEG = "jpeg";

	private final Path file;
	private final FilePlanes which;
	private final PageReader pages;

	PictureReader(final Path file, final FilePlanes which, final PageReader pages) {
		this.file = file;
		this.which = which;
		this.pages = pages;
	}

	/** @throws ImageReadException if there is no such plane */
	FileImage read() throws IOException {
		if (which.number() > 1) {
			throw FileImage.noSuchPlane(file, 1, which.number());
		}
		final List<String> notes = new ArrayList<>(pages.notes(0));
		if (pages.animated() > 1) {
			notes.add(animation(pages.animated()));
		}
		final RawPage stored = pages.page(0);
		final RawPage page = pages.format().equals(JPEG) ? greyIfPossible(stored) : stored;
		final int channels = page.channels().size();
		final Layout layout = new Layout(channels, 1, 1, false);
		final ImageFacts facts = ImageFacts.of(layout.size(page.width(), page.height()), page.kind())
			.with(FileImage.names(file)).showing(new Position(1, 1, 1));
		return new FileImage(facts, display(page, layout), Map.of(0, page.channels()), notes);
	}

	private String animation(final int pictures) throws ImageReadException {
		if (which.areAll()) {
			throw new ImageReadException(file + " is an animation of " + pictures +
				" pictures, and can be read as its first picture only; open it in ImageJ and save it as TIFF.");
		}
		return file.getFileName() + " is an animation of " + pictures +
			" pictures, of which only the first is read; save it as TIFF to ask about the others.";
	}

	private static Display display(final RawPage page, final Layout layout) throws IOException {
		if (page.kind() == PixelKind.COLOUR) {
			return OpenedDisplay.ofColours();
		}
		final OpenedDisplay display = new OpenedDisplay(page.kind(), layout, ImageJText.NONE, false,
			page.channels()::get);
		return layout.channels() > 1
			? display.channels(CompositeMode.MERGED, ImageJMetadata.NONE, false)
			: display.alike(LookUpTables.of(page));
	}

	/** ImageJ does the same: grey is often saved in colours, as there are programs that write no other JPEG files. */
	private static RawPage greyIfPossible(final RawPage page) {
		if (page.kind() != PixelKind.COLOUR) {
			return page;
		}
		final int[] colours = (int[]) page.channels().get(0);
		final byte[] grey = new byte[colours.length];
		for (int i = 0; i < grey.length; i++) {
			grey[i] = (byte) colours[i];
			if ((grey[i] & 0xff) * 0x010101 != colours[i]) {
				return page;
			}
		}
		return new RawPage(page.width(), page.height(), PixelKind.UINT8, List.of(grey), null, false);
	}
}
