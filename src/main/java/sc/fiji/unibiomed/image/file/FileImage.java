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

import java.nio.file.Path;
import java.util.List;
import java.util.Map;

import sc.fiji.unibiomed.image.ImageReadException;
import sc.fiji.unibiomed.image.page.ImageFiles;
import sc.fiji.unibiomed.image.raw.Display;
import sc.fiji.unibiomed.image.raw.ImageFacts;
import sc.fiji.unibiomed.image.raw.ImageNames;
import sc.fiji.unibiomed.image.raw.Position;
import sc.fiji.unibiomed.image.raw.RawImage;

/**
 * A PNG, JPEG, TIFF, BMP or GIF file. Planes are as ImageJ knows them after it has opened the file; those that were
 * asked for are in memory, and the file is closed.
 */
public final class FileImage implements RawImage {

	private final ImageFacts facts;
	private final Display display;
	private final Map<Integer, List<Object>> planes;
	private final List<String> notes;

	/** @param planes the channels of each plane that was read, by its index */
	FileImage(final ImageFacts facts, final Display display, final Map<Integer, List<Object>> planes,
		final List<String> notes)
	{
		this.facts = facts;
		this.display = display;
		this.planes = Map.copyOf(planes);
		this.notes = List.copyOf(notes);
	}

	/**
	 * Reads planes of a file.
	 *
	 * @param which planes
	 * @throws ImageReadException if the file is missing, no image, damaged, too large or of an unknown kind, has no
	 *           such plane, or planes of different sizes, of which all are wanted
	 */
	public static FileImage open(final Path file, final FilePlanes which) throws ImageReadException {
		return ImageFiles.readRaw(file,
			pages -> pages.directories().isPresent()
				? new TiffImageReader(file, which, pages).read()
				: new PictureReader(file, which, pages).read());
	}

	static ImageNames names(final Path file) {
		final Path parent = file.toAbsolutePath().normalize().getParent();
		final String name = PathText.of(file.getFileName());
		return new ImageNames(name, name,
			parent == null || parent.getFileName() == null ? "" : PathText.of(parent.getFileName()));
	}

	static ImageReadException noSuchPlane(final Path file, final int planes, final int asked) {
		return new ImageReadException(
			file + " has " + planes + (planes == 1 ? " page" : " pages") + ", and page " + asked + " was asked about.");
	}

	@Override
	public ImageFacts facts() {
		return facts;
	}

	@Override
	public Display display() {
		return display;
	}

	@Override
	public Object pixels(final Position position, final int channel) {
		final List<Object> channels = planes.get(facts.size().planeIndex(position));
		if (channels == null) {
			throw new IllegalStateException("Slice " + position.slice() + " of time point " + position.frame() +
				" of " + facts.names().file() + " was not read; ask for it when the file is opened.");
		}
		return channels.get(channel - 1);
	}

	@Override
	public List<String> notes() {
		return notes;
	}
}
