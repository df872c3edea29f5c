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
package sc.fiji.unibiomed.interpret.large;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

import sc.fiji.unibiomed.image.BinaryMask;
import sc.fiji.unibiomed.image.Bounds;

/**
 * One connected object as one field sees it, and what is known of the views that other fields have of it. How it is
 * drawn is known only when all of them have been compared.
 */
final class FieldObject {

	private final int field;
	private final BinaryMask pixels;
	private boolean cut;
	/** Number of pixels that the field owns. */
	private final long owned;
	private final List<FieldObject> sameObjects = new ArrayList<>();
	private final List<FieldObject> partOf = new ArrayList<>();
	private final List<FieldObject> twins = new ArrayList<>();
	private boolean seenElsewhere;
	private Bounds counted;
	private long count;

	/**
	 * @param field the field that sees the object
	 * @param pixels in the whole image
	 * @param cut whether the object goes on beyond an inner border of its field
	 * @param ownRectangle the pixels that its field owns
	 */
	FieldObject(final int field, final BinaryMask pixels, final boolean cut, final Bounds ownRectangle) {
		this.field = field;
		this.pixels = pixels;
		this.cut = cut;
		this.owned = pixelsIn(ownRectangle);
	}

	BinaryMask pixels() {
		return pixels;
	}

	int field() {
		return field;
	}

	/** Whether the object goes on beyond an inner border of its field. */
	boolean isCut() {
		return cut;
	}

	/** Number of pixels in a rectangle. Objects are compared with many others in the same one. */
	long pixelsIn(final Bounds rectangle) {
		if (!rectangle.equals(counted)) {
			counted = rectangle;
			count = count(rectangle);
		}
		return count;
	}

	private long count(final Bounds rectangle) {
		final Bounds part = pixels.bounds().intersection(rectangle);
		long inside = 0;
		for (int y = part.y(); y < part.y() + part.height(); y++) {
			for (int x = part.x(); x < part.x() + part.width(); x++) {
				if (pixels.contains(x, y)) {
					inside++;
				}
			}
		}
		return inside;
	}

	/** Number of pixels that both views have. */
	long shared(final FieldObject other) {
		return pixels.areaShared(other.pixels);
	}

	/** Another field has pixels of this object, whatever it takes them for. */
	void isSeenElsewhere() {
		seenElsewhere = true;
	}

	/** Another view shows the same object. */
	void isSameAs(final FieldObject other) {
		sameObjects.add(other);
	}

	/** This view is a cut part of what another view shows. */
	void isPartOf(final FieldObject other) {
		partOf.add(other);
	}

	/** The object goes on beyond an inner border of this view's field, as another field sees. */
	void isCutAfterAll() {
		cut = true;
	}

	/** Another view shows the same object and no more than that. */
	void hasTwin(final FieldObject twin) {
		twins.add(twin);
	}

	/** One that is whole before one that is cut; of whole ones, the one whose field owns more of it. */
	private boolean isBetterThan(final FieldObject twin) {
		if (cut || twin.cut) {
			return !cut;
		}
		return owned > twin.owned || owned == twin.owned && field < twin.field;
	}

	private boolean isBest() {
		return twins.stream().noneMatch(twin -> twin.isBetterThan(this));
	}

	/** The views that are drawn instead of this one where their fields reach. */
	List<FieldObject> drawnInstead() {
		return twins.stream().filter(twin -> twin.isBetterThan(this) && twin.isBest()).toList();
	}

	/**
	 * The fields in whose own pixels this view is drawn: its own; those that see the same, unless they see it whole and
	 * this one does not; those that see what it is a part of.
	 */
	Set<Integer> agreeing() {
		final Set<Integer> fields = new TreeSet<>();
		fields.add(field);
		sameObjects.stream().filter(other -> !cut || other.cut).forEach(other -> fields.add(other.field));
		partOf.forEach(other -> fields.add(other.field));
		return fields;
	}

	/** Whether this view is drawn as it is, beyond what its field owns. */
	boolean isDrawnWhole() {
		return !cut && isBest() && (!twins.isEmpty() || 2 * owned >= pixels.area());
	}

	/**
	 * Whether this view is not drawn at all: its field owns the smaller part of it, and the others see nothing there.
	 */
	boolean isDropped() {
		return !cut && !seenElsewhere && 2 * owned < pixels.area();
	}
}
