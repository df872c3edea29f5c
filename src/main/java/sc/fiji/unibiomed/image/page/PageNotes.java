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
package sc.fiji.unibiomed.image.page;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

import javax.imageio.stream.ImageInputStream;

import sc.fiji.unibiomed.image.tiff.TiffDirectory;
import sc.fiji.unibiomed.image.tiff.TiffFormat;
import sc.fiji.unibiomed.image.tiff.TiffTag;

/** What of a picture is left out or not followed, in sentences for people. */
final class PageNotes {

	private static final int PNG_HEADER = 8;
	private static final int PNG_FRAME = 12;
	private static final int EXIF = 0x65584966;
	private static final int ANIMATION = 0x6163544c;
	private static final int PIXELS = 0x49444154;

	private PageNotes() {}

	/**
	 * Of a picture.
	 *
	 * @param directory of a picture in a TIFF file
	 * @param jpeg of a JPEG file
	 */
	static List<String> of(final Path file, final String format, final ImageInputStream stream,
		final Optional<TiffDirectory> directory, final Optional<JpegHeader> jpeg) throws IOException
	{
		final List<String> notes = new ArrayList<>();
		if (directory.isPresent()) {
			orientation(file, directory.get().number(TiffTag.ORIENTATION, 1)).ifPresent(notes::add);
			final TiffFormat samples = TiffFormat.of(directory.get());
			if (samples.unused() > 0)
				notes.add(file.getFileName() + " has " + samples.samples() + " values per pixel, of which the first " +
					(samples.samples() - samples.unused()) + " are read as its colour; the others are left out.");
			if (samples.format() == TiffFormat.VOID)
				notes
					.add(file.getFileName() + " does not say what its values are (sample format 4); they are read as " +
						"whole numbers without a sign.");
		}
		jpeg.flatMap(header -> orientation(file, header.orientation())).ifPresent(notes::add);
		if (format.equals("png")) notes.addAll(ofPng(file, stream));
		return notes;
	}

	private static Optional<String> orientation(final Path file, final long number) {
		final String turn = switch ((int) number) {
			case 2 -> "mirrored left to right";
			case 3 -> "turned upside down, by 180 degrees";
			case 4 -> "mirrored top to bottom";
			case 5 -> "mirrored, and turned by 90 degrees";
			case 6 -> "turned by 90 degrees to the right";
			case 7 -> "mirrored, and turned by 270 degrees";
			case 8 -> "turned by 90 degrees to the left";
			default -> "";
		};
		return turn.isEmpty()
			? Optional.empty()
			: Optional.of(file.getFileName() + " says that it is to be shown " + turn + " (orientation " + number +
				"); it is read as it is stored, as ImageJ does, so mind left and right in the answer.");
	}

	/** Goes from chunk to chunk as far as the pixels. */
	private static List<String> ofPng(final Path file, final ImageInputStream stream) throws IOException {
		final List<String> notes = new ArrayList<>();
		final long position = stream.getStreamPosition();
		long at = PNG_HEADER;
		while (at + PNG_FRAME <= stream.length()) {
			stream.seek(at);
			final long length = stream.readUnsignedInt();
			final int type = stream.readInt();
			if (type == PIXELS || length > stream.length() - at - PNG_FRAME) break;
			final boolean isWanted = type == EXIF || type == ANIMATION;
			final byte[] chunk = new byte[isWanted ? (int) Math.min(length, 1 << 16) : 0];
			stream.readFully(chunk);
			if (type == EXIF)
				orientation(file, JpegHeader.orientationOfTiff(ByteBuffer.wrap(chunk))).ifPresent(notes::add);
			if (type == ANIMATION && chunk.length >= Integer.BYTES && ByteBuffer.wrap(chunk).getInt() > 1)
				notes.add(file.getFileName() + " is an animation of " + ByteBuffer.wrap(chunk).getInt() +
					" pictures, of which only the first is read.");
			at += PNG_FRAME + length;
		}
		stream.seek(position);
		return notes;
	}
}
