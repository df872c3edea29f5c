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
package sc.fiji.unibiomed.imagej.result;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

import ij.ImagePlus;
import ij.gui.Overlay;
import ij.gui.Roi;
import ij.macro.Interpreter;
import ij.plugin.frame.RoiManager;
import sc.fiji.unibiomed.findings.measure.Review;
import sc.fiji.unibiomed.imagej.image.RegionManager;

/**
 * Where the regions of findings are: on their own image, in its overlay, and in the ROI Manager. What is changed in the
 * findings is changed there, and what a user renames or deletes there is changed in the findings. Safe for use by
 * several threads; nothing is locked while ImageJ is called, as that may wait for the event thread.
 */
final class RegionPlaces {

	private final FindingsModel findings;
	private final Map<Long, Place> places = new ConcurrentHashMap<>();

	/**
	 * Where a row's region was put.
	 *
	 * @param isDrawn whether it is in the image's overlay
	 * @param manager the ROI Manager that has it; {@code null} if none has
	 * @param name that it was given there
	 */
	private record Place(boolean isDrawn, RoiManager manager, String name) {

		Place notDrawn() {
			return new Place(false, manager, name);
		}

		Place notManaged() {
			return new Place(isDrawn, null, name);
		}
	}

	RegionPlaces(final FindingsModel findings) {
		this.findings = findings;
	}

	/**
	 * Puts regions where they are wanted. On an image in a window they are drawn in any case, but for
	 * {@link ResultPlacement#NONE}: its own ones only, whatever else the ROI Manager has.
	 */
	void put(final ImagePlus image, final List<FindingRow> rows, final ResultPlacement placement) {
		final List<FindingRow> outlined = rows.stream().filter(row -> row.region().isOutlined()).toList();
		outlined.forEach(RegionPlaces::dress);
		if (placement == ResultPlacement.NONE || outlined.isEmpty()) {
			return;
		}
		final boolean isDrawn = placement == ResultPlacement.OVERLAY ||
			image.getWindow() != null && !Interpreter.isBatchMode();
		final RoiManager manager = placement == ResultPlacement.MANAGER ? RegionManager.seenOrNew() : null;
		if (manager != null) {
			outlined.forEach(row -> manager.add(image, row.region().roi(), -1));
		}
		if (isDrawn) {
			draw(image, outlined);
		}
		// Only now, as whoever looks meanwhile would take for deleted what is not there yet.
		outlined.forEach(row -> places.put(row.id(), new Place(isDrawn, manager, shown(row))));
	}

	private static void draw(final ImagePlus image, final List<FindingRow> rows) {
		final Overlay overlay = image.getOverlay() == null ? new Overlay() : image.getOverlay();
		rows.forEach(row -> overlay.add(row.region().roi()));
		overlay.drawNames(true);
		image.setOverlay(overlay);
	}

	/** Draws on an image that was opened again what was drawn on it before; copies from its file make room. */
	void drawAgain(final ImagePlus image, final List<FindingRow> rows) {
		final List<FindingRow> drawn = rows.stream().filter(row -> row.region().isOutlined() &&
			Optional.ofNullable(places.get(row.id())).map(Place::isDrawn).orElse(false)).toList();
		if (!drawn.isEmpty()) {
			final Map<Long, Roi> old = marked(image.getOverlay());
			drawn.forEach(row -> removeFrom(image.getOverlay(), old.get(row.id())));
			draw(image, drawn);
		}
	}

	/** Whether the ROI Manager has the region of a row. */
	boolean isManaged(final FindingRow row) {
		return Optional.ofNullable(places.get(row.id())).map(Place::manager)
			.filter(manager -> seen(manager).isPresent()).isPresent();
	}

	private static String shown(final FindingRow row) {
		return row.label().shown(row.isRejected());
	}

	/** Gives a region the name and colour of its row; a region that the user drew keeps its own colour. */
	private static void dress(final FindingRow row) {
		final Roi roi = row.region().roi();
		roi.setName(shown(row));
		if (row.isRejected() || row.region().finding() != null) {
			roi.setStrokeColor(row.label().drawn(row.isRejected()));
		}
	}

	/** Shows a row's name, colour and verdict wherever its region is. */
	void update(final FindingRow row) {
		if (!row.region().isOutlined()) {
			return;
		}
		dress(row);
		final Place place = places.get(row.id());
		if (place == null) {
			return;
		}
		final ImagePlus image = row.answer().image();
		if (place.isDrawn() && image.getOverlay() != null) {
			Optional.ofNullable(marked(image.getOverlay()).get(row.id()))
				.ifPresent(drawn -> copyLook(row.region().roi(), drawn));
			image.updateAndDraw();
		}
		seen(place.manager())
			.ifPresent(manager -> Optional.ofNullable(indexes(manager).get(row.id())).ifPresent(index -> {
				copyLook(row.region().roi(), manager.getRoi(index));
				manager.rename(index, shown(row));
			}));
		places.computeIfPresent(row.id(), (id, was) -> new Place(was.isDrawn(), was.manager(), shown(row)));
	}

	private static void copyLook(final Roi from, final Roi to) {
		to.setName(from.getName());
		to.setStrokeColor(from.getStrokeColor());
	}

	/** Takes regions from wherever they were put; copies that the user made stay. */
	void remove(final List<FindingRow> rows) {
		for (final FindingRow row : rows) {
			final Place place = places.remove(row.id());
			if (place != null) {
				if (place.isDrawn()) {
					final Overlay overlay = row.answer().image().getOverlay();
					removeFrom(overlay, marked(overlay).get(row.id()));
				}
				seen(place.manager()).ifPresent(
					manager -> Optional.ofNullable(indexes(manager).get(row.id())).ifPresent(manager::delete));
			}
		}
		rows.stream().map(row -> row.answer().image()).distinct().filter(image -> image.getProcessor() != null)
			.forEach(ImagePlus::updateAndDraw);
	}

	/** An overlay takes regions of the same bounds for equal, so they are told apart by identity. */
	private static void removeFrom(final Overlay overlay, final Roi unwanted) {
		for (int i = overlay == null ? -1 : overlay.size() - 1; i >= 0; i--) {
			if (overlay.get(i) == unwanted) {
				overlay.remove(i);
			}
		}
	}

	/**
	 * Changes in the findings what the user changed in ROI Manager or overlay: names, and regions that are deleted.
	 * Whoever empties the overlay as a whole, closes the ROI Manager, or resets it in a macro wants to see other
	 * things, and not to lose findings.
	 *
	 * @param byMacro whether a macro is changing the ROI Manager just now
	 */
	void follow(final boolean byMacro) {
		final List<FindingRow> rows = findings.rows().stream().filter(row -> places.containsKey(row.id())).toList();
		final List<FindingRow> deleted = new ArrayList<>();
		final Map<FindingRow, String> renamed = new LinkedHashMap<>();
		final Map<ImagePlus, Map<Long, Roi>> overlays = new HashMap<>();
		final Map<RoiManager, Map<Long, Integer>> managers = new HashMap<>();
		for (final FindingRow row : rows) {
			final Place place = places.get(row.id());
			if (place == null) {
				continue;
			}
			if (place.isDrawn() && row.answer().image().getProcessor() != null) {
				lookAtOverlay(row, place,
					overlays.computeIfAbsent(row.answer().image(), image -> marked(image.getOverlay())), deleted,
					renamed);
			}
			seen(place.manager()).ifPresent(manager -> lookAtManager(row, place, manager,
				managers.computeIfAbsent(manager, this::indexes), byMacro, deleted, renamed));
		}
		renamed.forEach(this::rename);
		if (!deleted.isEmpty()) {
			remove(deleted);
			findings.remove(deleted);
		}
	}

	private void lookAtOverlay(final FindingRow row, final Place place, final Map<Long, Roi> drawn,
		final List<FindingRow> deleted, final Map<FindingRow, String> renamed)
	{
		final Roi roi = drawn.get(row.id());
		if (roi == null && drawn.isEmpty()) {
			places.computeIfPresent(row.id(), (id, was) -> was.notDrawn());
		}
		else if (roi == null) {
			deleted.add(row);
		}
		else if (!place.name().equals(roi.getName())) {
			renamed.put(row, roi.getName());
		}
	}

	private void lookAtManager(final FindingRow row, final Place place, final RoiManager manager,
		final Map<Long, Integer> listed, final boolean byMacro, final List<FindingRow> deleted,
		final Map<FindingRow, String> renamed)
	{
		final Integer index = listed.containsKey(row.id()) ? listed.get(row.id()) : redrawn(row, place, manager);
		if (index == null && byMacro) {
			places.computeIfPresent(row.id(), (id, was) -> was.notManaged());
		}
		else if (index == null) {
			deleted.add(row);
		}
		else if (!place.name().equals(manager.getName(index))) {
			renamed.put(row, manager.getName(index));
		}
	}

	/** Where a region is that a user drew anew and put in the place of a row's: it has its name, but not its mark. */
	private Integer redrawn(final FindingRow row, final Place place, final RoiManager manager) {
		final Roi[] regions = manager.getRoisAsArray();
		for (int i = 0; i < Math.min(regions.length, manager.getCount()); i++) {
			if (place.name().equals(manager.getName(i)) && findings.idOf(regions[i]).isEmpty()) {
				findings.mark(regions[i], row);
				return i;
			}
		}
		return null;
	}

	private void rename(final FindingRow row, final String shown) {
		if (shown == null || shown.isBlank()) {
			update(row);
			return;
		}
		if (RegionLabel.saysRejected(shown) != row.isRejected()) {
			findings.review(row,
				new Review(row.isRejected() ? Review.Status.UNREVIEWED : Review.Status.REJECTED, row.review().note()));
		}
		if (!RegionLabel.plain(shown).equals(row.label().name())) {
			findings.renameRegion(row, RegionLabel.plain(shown));
		}
	}

	/** The regions of rows in an overlay; of several copies the first. */
	private Map<Long, Roi> marked(final Overlay overlay) {
		final Map<Long, Roi> marked = new HashMap<>();
		for (final Roi roi : overlay == null ? new Roi[0] : overlay.toArray()) {
			findings.idOf(roi).ifPresent(id -> marked.putIfAbsent(id, roi));
		}
		return marked;
	}

	/** Where the regions of rows are in a ROI Manager; of several copies the first. */
	private Map<Long, Integer> indexes(final RoiManager manager) {
		final Map<Long, Integer> indexes = new HashMap<>();
		final Roi[] regions = manager.getRoisAsArray();
		// A reset empties the list first, and tells of it before the regions are gone.
		for (int i = 0; i < Math.min(regions.length, manager.getCount()); i++) {
			final int index = i;
			findings.idOf(regions[i]).ifPresent(id -> indexes.putIfAbsent(id, index));
		}
		return indexes;
	}

	/** A ROI Manager, unless it was closed: another one, of another macro or opened since, has its own regions. */
	private static Optional<RoiManager> seen(final RoiManager manager) {
		return RegionManager.seen().filter(seen -> seen == manager);
	}
}
