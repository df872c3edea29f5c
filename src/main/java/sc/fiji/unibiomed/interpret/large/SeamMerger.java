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
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.IntPredicate;

import sc.fiji.unibiomed.image.BinaryMask;
import sc.fiji.unibiomed.image.Bounds;
import sc.fiji.unibiomed.image.ConnectedParts;

/**
 * Makes one mask of the masks that fields of a large image have of the same thing. What the fields agree on stays as it
 * is; a mask that was cut into fields comes back exactly. Models do not agree: near the borders of a field they see
 * objects cut, badly, or not at all.
 *
 * <pre>
 *           inner border of B
 *                  │    owners meet
 *                  │     │     inner border of A
 *    field A       │     ╎     │       field B
 *  ┌───────────────┬─────╎─────┬───────────────┐
 *  │            (1) ███  ╎     │               │  (1) A sees it whole and owns most of it: drawn as A sees it;
 *  │               │     ╎     │               │      B's view, cut at B's border, yields
 *  │         (2) ████████╎████████████         │  (2) cut in both: one object, the union of both views
 *  │               │     ╎  (3)█               │  (3) only A sees it, where B sees best: dropped
 *  │               │  (4)██    │               │  (4) whole in A, not seen by B, mostly A's: drawn whole, not halved
 *  └───────────────┴─────╎─────┴───────────────┘
 * </pre>
 *
 * <p>The objects are the connected parts of each field's mask. Where two fields overlap, their objects are compared
 * inside of the common rectangle:
 * <ul>
 * <li>Intersection over union of at least {@value #SAME_OBJECT}: the same object. Its pixels are those of both views,
 * except that a view that is cut adds nothing to what the other field owns and sees whole. A part that is cut, at least
 * {@value #SAME_OBJECT} of which lies in the other object, belongs to it too: a bent object may be several parts where
 * its bend is out of sight.</li>
 * <li>At least {@value #SAME_VIEW}: the same object and nothing else. The better view replaces the other one: one that
 * is whole rather than cut, then the one whose field owns more of it. Unions alone would make objects larger wherever
 * fields overlap.</li>
 * <li>Otherwise the fields disagree, and each pixel is as its owner (see {@link FieldPlan}) says. Objects that are seen
 * whole are not halved by that: the field that owns half of one or more has it drawn whole; one that owns less, and is
 * alone in seeing it, has not.</li>
 * </ul>
 *
 * <p>Keeps the objects of the rows of fields that are still to be compared, as bits, and the result, a bit for each
 * pixel of the fields that have any.
 */
final class SeamMerger {

	/**
	 * From here on, two objects are one. Above it, an object has one partner at most among objects that do not overlap
	 * (Kirillov et al., Panoptic Segmentation, 2019), and sliced inference (SAHI, Supervision) joins from here on as
	 * well.
	 */
	static final double SAME_OBJECT = 0.5;

	/**
	 * From here on, two views differ by their outlines only: discs of radius 15 and 17 pixels have 15² / 17² = 0.78. An
	 * object together with a neighbour of half its size has 1 / 1.5 = 0.67.
	 */
	static final double SAME_VIEW = 0.75;

	/**
	 * The mask decoder draws 256 points along a field's side: what ends that near to the border may well be cut by it.
	 */
	private static final int POINTS_OF_DECODER = 256;

	private final FieldPlan plan;
	/** What is not farther than this from an inner border, in pixels, may go on beyond it. */
	private final int near;
	private final OwnedCanvas canvas;
	/** Objects by field, of the fields that others are still to be compared with or that are still to be drawn. */
	private final Map<Integer, List<FieldObject>> kept = new HashMap<>();
	private final Map<Integer, Long> contributions = new HashMap<>();

	SeamMerger(final FieldPlan plan) {
		this.plan = plan;
		this.near = Math.max(1, Math.max(plan.field(0).width(), plan.field(0).height()) / POINTS_OF_DECODER);
		this.canvas = new OwnedCanvas(plan);
	}

	/**
	 * Takes what one field sees. Fields that see nothing may be left out.
	 *
	 * @param index of the field, higher than that of the last one
	 * @param mask at the field's size
	 */
	void add(final int index, final BinaryMask mask) {
		final Bounds field = plan.field(index);
		draw(other -> plan.field(other).y() + 2 * field.height() <= field.y());
		final List<FieldObject> objects = objects(index, mask);
		kept.forEach((other, theirs) -> {
			final Bounds common = plan.field(other).intersection(field);
			if (!common.isEmpty()) {
				ObjectPairs.forEach(theirs, objects, (a, b) -> compare(a, b, common));
			}
		});
		kept.put(index, objects);
	}

	/** The mask of the whole image; nothing can be added afterwards. */
	BinaryMask merged() {
		draw(all -> true);
		return canvas.toMask();
	}

	/** Number of pixels that the merged mask has from a field; those that it has from several count for each. */
	long contributionOf(final int index) {
		return contributions.getOrDefault(index, 0L);
	}

	private List<FieldObject> objects(final int index, final BinaryMask mask) {
		final Bounds field = plan.field(index);
		final Bounds owned = plan.owned(index);
		final List<FieldObject> objects = new ArrayList<>();
		for (final BinaryMask part : ConnectedParts.of(mask)) {
			final BinaryMask moved = part.movedTo(field.x(), field.y(), plan.width(), plan.height());
			final boolean cut = plan.goesBeyond(index, moved.bounds(), near);
			objects.add(new FieldObject(index, moved, cut, owned));
		}
		return objects;
	}

	private void compare(final FieldObject a, final FieldObject b, final Bounds common) {
		final double shared = a.shared(b);
		if (shared == 0) {
			return;
		}
		a.isSeenElsewhere();
		b.isSeenElsewhere();
		final long ofA = a.pixelsIn(common);
		final long ofB = b.pixelsIn(common);
		final double overlap = shared / (ofA + ofB - shared);
		if (overlap >= SAME_OBJECT) {
			same(a, b);
			same(b, a);
		}
		else {
			final boolean aIsPart = a.isCut() && shared >= SAME_OBJECT * ofA;
			final boolean bIsPart = b.isCut() && shared >= SAME_OBJECT * ofB;
			// Of two that could be a part of each other, the smaller one is; which field came first means nothing.
			if (aIsPart && (!bIsPart || ofA <= ofB)) {
				a.isPartOf(b);
			}
			if (bIsPart && (!aIsPart || ofB < ofA)) {
				b.isPartOf(a);
			}
		}
		if (overlap >= SAME_VIEW) {
			a.hasTwin(b);
			b.hasTwin(a);
		}
	}

	private void same(final FieldObject view, final FieldObject other) {
		view.isSameAs(other);
		if (plan.goesBeyond(view.field(), other.pixels().bounds(), near)) {
			view.isCutAfterAll();
		}
	}

	/** Draws and forgets fields whose neighbours, and the neighbours of these, have all been compared. */
	private void draw(final IntPredicate fields) {
		final List<Integer> done = kept.keySet().stream().filter(fields::test).sorted().toList();
		for (final int index : done) {
			long drawn = 0;
			for (final FieldObject object : kept.get(index)) {
				drawn += draw(object);
			}
			contributions.put(index, drawn);
		}
		done.forEach(kept::remove);
	}

	private long draw(final FieldObject object) {
		if (object.isDropped()) {
			return 0;
		}
		if (object.isDrawnWhole()) {
			return canvas.add(object.pixels(), object.pixels().bounds(), List.of());
		}
		final List<Bounds> elsewhere = object.drawnInstead().stream().map(view -> plan.field(view.field())).toList();
		long drawn = 0;
		for (final int field : object.agreeing()) {
			drawn += canvas.add(object.pixels(), plan.owned(field), elsewhere);
		}
		return drawn;
	}
}
