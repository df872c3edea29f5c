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
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

import sc.fiji.unibiomed.image.ImageReadException;
import sc.fiji.unibiomed.image.page.PageReader;
import sc.fiji.unibiomed.image.page.RawPage;
import sc.fiji.unibiomed.image.raw.DicomTags;
import sc.fiji.unibiomed.image.raw.Dimensions;
import sc.fiji.unibiomed.image.raw.Display;
import sc.fiji.unibiomed.image.raw.ImageFacts;
import sc.fiji.unibiomed.image.raw.PixelKind;
import sc.fiji.unibiomed.image.raw.PixelSpacing;
import sc.fiji.unibiomed.image.raw.Position;
import sc.fiji.unibiomed.image.tiff.TiffDirectories;
import sc.fiji.unibiomed.image.tiff.TiffDirectory;
import sc.fiji.unibiomed.image.tiff.TiffFormat;
import sc.fiji.unibiomed.image.tiff.TiffTag;

/** Reads a TIFF file. */
final class TiffImageReader {

	private static final List<String> COLOUR_NAMES = List.of("Red", "Green", "Blue");

	private final Path file;
	private final FilePlanes which;
	private final PageReader pages;
	private final List<TiffDirectory> directories;
	private final ImageJText text;
	private final ImageJMetadata metadata;
	private final TiffStack stack;
	private final List<String> notes = new ArrayList<>();
	private final Map<Integer, RawPage> read = new HashMap<>();

	TiffImageReader(final Path file, final FilePlanes which, final PageReader pages) throws IOException {
		this.file = file;
		this.which = which;
		this.pages = pages;
		final TiffDirectories chain = pages.directories().orElseThrow();
		// A page before the break of a chain can be read as ever.
		final boolean isEnough = !which.areAll() && which.number() <= chain.list().size();
		directories = isEnough ? chain.list() : chain.whole();
		text = ImageJText.of(directories.get(0));
		metadata = ImageJMetadata.of(directories.get(0));
		stack = TiffStack.of(directories, text);
	}

	/** @throws ImageReadException if there is no such plane, or planes cannot go together */
	FileImage read() throws IOException {
		if (!stack.isUniform()) {
			return which.areAll() ? readMixed() : readAlone();
		}
		final Layout layout = channelsOfPage() > 1
			? new Layout(channelsOfPage(), stack.pages(), 1, false)
			: Layout.of(stack.pages(), text);
		checkPlanes(layout);
		final List<Integer> wanted = new ArrayList<>();
		final Dimensions size = layout.size(stack.formats().get(0).width(), stack.formats().get(0).height());
		for (int i = 0; i < size.planes(); i++) {
			if (which.areAll() || which.number() == i + 1) {
				wanted.add(i);
			}
		}
		pages.checkCost((long) wanted.size() * layout.channels() / channelsOfPage());
		final Map<Integer, List<Object>> planes = new HashMap<>();
		for (final int plane : wanted) {
			final List<Object> channels = new ArrayList<>();
			for (int channel = 1; channel <= layout.channels(); channel++) {
				channels.add(pixels(layout.index(size.plane(plane), channel)));
			}
			planes.put(plane, channels);
		}
		for (final int page : read.keySet().stream().sorted().toList()) {
			addNotes(stack.followed().isPresent() ? 0 : page);
		}
		addNotesOfStack(layout);
		final Position shown = size.plane(wanted.get(0));
		final RawPage any = read.values().iterator().next();
		final int[] colours = LookUpTables.of(any, directories.get(0), !text.isShort());
		return new FileImage(facts(layout, size, shown, any, colours), display(layout, any, colours), planes, notes);
	}

	private void checkPlanes(final Layout layout) throws ImageReadException {
		final int planes = layout.slices() * layout.times();
		if (stack.isIncomplete()) {
			final String sentence = file + " promises " + stack.promised() + " images and holds " + stack.pages();
			if (stack.isForeign()) {
				notes.add(sentence + "; its description may be left over from another file.");
				return;
			}
			if (which.areAll() || which.number() > planes && which.number() <= stack.promised()) {
				throw new ImageReadException(sentence + "; copy it again, or save the stack again.");
			}
			notes.add(sentence + ".");
		}
		if (which.number() > planes) {
			throw FileImage.noSuchPlane(file, planes, which.number());
		}
	}

	/** @param index of a page, from 0 */
	private void addNotes(final int index) throws IOException {
		for (final String note : pages.notes(index)) {
			if (!notes.contains(note)) {
				notes.add(note);
			}
		}
	}

	/** What the file says of its pages, and is not understood here. */
	private void addNotesOfStack(final Layout layout) {
		final String name = file.getFileName().toString();
		if (areRounded()) {
			notes.add(name + " has whole numbers above 16,777,216, which are rounded to 32-bit real numbers.");
		}
		if (stack.pages() == 1) {
			return;
		}
		final String other = text.text().contains("<OME")
			? "an OME-TIFF file"
			: directories.get(0).has(TiffTag.ZEISS_LSM) ? "a file of Zeiss's LSM" : "";
		if (!other.isEmpty()) {
			notes.add(name + " is " + other + "; what it says of channels, slices and time points needs Bio-Formats, " +
				"and without it each page counts as a slice.");
		}
		final long promised = text.count("channels") * text.count("slices") * text.count("frames");
		if (!stack.isIncomplete() && layout.equals(Layout.slices(stack.pages())) && promised > 1 &&
			promised != stack.pages())
		{
			notes.add(name + " says that it has " + text.count("channels") + " channels, " + text.count("slices") +
				" slices and " + text.count("frames") + " time points, which are not its " + stack.pages() +
				" pages; each page counts as a slice.");
		}
	}

	/** Real numbers of 32 bits have 24 bits for digits. */
	private boolean areRounded() {
		final TiffFormat format = stack.formats().get(0);
		return format.isWhole() && format.bits() > 24 &&
			read.values().stream().flatMap(page -> page.channels().stream()).anyMatch(TiffImageReader::isRounded);
	}

	private static boolean isRounded(final Object pixels) {
		if (pixels instanceof final float[] values) {
			for (final float value : values) {
				if (Math.abs(value) > 1 << 24) {
					return true;
				}
			}
		}
		return false;
	}

	/** @param index in the stack, from 0 */
	private Object pixels(final int index) throws IOException {
		return page(index / channelsOfPage()).channels().get(index % channelsOfPage());
	}

	private int channelsOfPage() {
		return stack.formats().get(0).channels();
	}

	private RawPage page(final int index) throws IOException {
		if (!read.containsKey(index)) {
			final boolean hasNoDirectory = index > 0 && stack.followed().isPresent();
			read.put(index,
				hasNoDirectory ? pages.following(stack.followed().get(), index, page(0)) : pages.page(index));
		}
		return read.get(index);
	}

	private ImageFacts facts(final Layout layout, final Dimensions size, final Position shown, final RawPage page,
		final int[] colours)
	{
		final int first = layout.index(shown, 1);
		final List<String> labels = metadata.labels().size() <= stack.pages() ? metadata.labels() : List.of();
		final String label = first < labels.size() ? DicomTags.ofLabel(labels.get(first)) : null;
		return facts(size, shown, page).with(Calibrations.of(text, page.kind(), page.isSigned(), colours))
			.with(spacing(layout.slices() > 1)).with(tags(label)).withChannelNames(channelNames(layout, labels))
			.withProperties(metadata.properties());
	}

	private ImageFacts facts(final Dimensions size, final Position shown, final RawPage page) {
		return ImageFacts.of(size, page.kind()).with(FileImage.names(file))
			.showing(new Position(1, shown.slice(), shown.frame()));
	}

	private PixelSpacing spacing(final boolean isStack) {
		return Spacings.of(directories.get(0), text, isStack);
	}

	/** @param label of the plane that is shown; {@code null} if it has none, or no tags */
	private DicomTags tags(final String label) {
		return DicomTags
			.in(Arrays.asList(label, metadata.info() == null ? "ImageDescription: " + text.text() : metadata.info()));
	}

	private List<String> channelNames(final Layout layout, final List<String> labels) {
		if (stack.formats().get(0).isDeepColour()) {
			return COLOUR_NAMES;
		}
		final List<String> names = new ArrayList<>();
		for (int channel = 1; channel <= layout.channels() && layout.channels() > 1; channel++) {
			final int index = layout.index(Position.FIRST, channel);
			names.add(index < labels.size() ? labels.get(index).lines().findFirst().orElse("").strip() : "");
		}
		return names.stream().allMatch(String::isEmpty) ? List.of() : names;
	}

	private Display display(final Layout layout, final RawPage page, final int[] colours) throws IOException {
		if (page.kind() == PixelKind.COLOUR) {
			return OpenedDisplay.ofColours();
		}
		final TiffFormat format = stack.formats().get(0);
		final boolean isSingle = stack.pages() == 1;
		if (format.channels() > 1) {
			// ImageJ makes channels of a single picture before it looks at saved ranges, and of others afterwards.
			return new OpenedDisplay(page.kind(), layout, isSingle ? ImageJText.NONE : text, false, this::pixels)
				.channels(CompositeMode.of(isSingle ? text.text() : "", CompositeMode.MERGED, layout.channels()),
					metadata, isSingle && !format.isPlanar());
		}
		final OpenedDisplay display = new OpenedDisplay(page.kind(), layout, text, stack.isOnePiece(false),
			this::pixels);
		return isComposite(layout)
			? display.channels(CompositeMode.of(text.text(), CompositeMode.COLOUR, layout.channels()), metadata, false)
			: display.alike(colours);
	}

	/** Where ImageJ finds by itself that pictures are one piece of the file, it forgets about their channels. */
	private boolean isComposite(final Layout layout) throws IOException {
		return layout.channels() > 1 && (text.is("hyperstack") || text.text().contains("mode=")) &&
			(stack.isOnePiece(true) || !stack.isOnePiece(false));
	}

	/** One of pictures that do not go together: what the file says of the first one does not count for others. */
	private FileImage readAlone() throws IOException {
		if (which.number() > stack.pages()) {
			throw FileImage.noSuchPlane(file, stack.pages(), which.number());
		}
		final int index = which.number() - 1;
		final RawPage page = pages.page(index);
		final ImageJText own = index == 0 ? text : ImageJText.NONE;
		final int[] colours = LookUpTables.of(page, directories.get(index), !own.isShort());
		final Layout layout = new Layout(page.channels().size(), stack.pages(), 1, false);
		final ImageFacts facts = facts(layout.size(page.width(), page.height()), new Position(1, index + 1, 1), page)
			.with(Calibrations.of(own, page.kind(), page.isSigned(), colours))
			.with(Spacings.of(directories.get(index), own, false));
		return new FileImage(index == 0 ? facts.with(tags(null)).withProperties(metadata.properties()) : facts,
			display(index, page, own, colours), Map.of(index, page.channels()), pages.notes(index));
	}

	private Display display(final int index, final RawPage page, final ImageJText own, final int[] colours)
		throws IOException
	{
		if (page.kind() == PixelKind.COLOUR) {
			return OpenedDisplay.ofColours();
		}
		final OpenedDisplay display = new OpenedDisplay(page.kind(), new Layout(page.channels().size(), 1, 1, false),
			own, false, page.channels()::get);
		return page.channels().size() == 1
			? display.alike(colours)
			: display.channels(CompositeMode.MERGED, ImageJMetadata.NONE, !stack.formats().get(index).isPlanar());
	}

	/**
	 * Pictures of one size but different kinds become colours, grey ones of more than 8 bits with one range for all.
	 */
	private FileImage readMixed() throws IOException {
		final TiffFormat first = stack.formats().get(0);
		for (int i = 1; i < stack.pages(); i++) {
			final TiffFormat other = stack.formats().get(i);
			if (other.width() != first.width() || other.height() != first.height()) {
				throw new ImageReadException("The frames of a stack must have one size: page 1 of " + file + " has " +
					size(first) + ", but page " + (i + 1) + " has " + size(other) + ".");
			}
		}
		pages.checkCost(stack.pages());
		final List<RawPage> colours = pages.colours();
		final Map<Integer, List<Object>> planes = new HashMap<>();
		for (int i = 0; i < colours.size(); i++) {
			addNotes(i);
			planes.put(i, colours.get(i).channels());
		}
		final Dimensions size = Layout.slices(colours.size()).size(first.width(), first.height());
		return new FileImage(facts(size, Position.FIRST, colours.get(0)).with(spacing(colours.size() > 1))
			.with(tags(null)).withProperties(metadata.properties()), OpenedDisplay.ofColours(), planes, notes);
	}

	private static String size(final TiffFormat format) {
		return format.width() + "×" + format.height() + " pixels";
	}
}
