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
package sc.fiji.unibiomed.runtime;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;

/**
 * What is remembered of one object while it is followed through a stack. Frames that a prompt spoke of are kept for
 * good, of the others the last few, so memory does not grow with the stack. The order in which memories are recalled is
 * the reference's ({@code _prepare_memory_conditioned_features} of SAM 2).
 */
public final class MemoryBank {

	/** Most object pointers recalled at once (the reference's max_obj_ptrs_in_encoder). */
	private static final int MAX_POINTERS = 16;

	/**
	 * Something kept of one frame.
	 *
	 * @param frame index of the frame
	 * @param values its memory features (G² × M) or its object pointer (as wide as SAM 2)
	 */
	private record Kept(int frame, float[] values) {}

	/**
	 * What the memory attention looks at.
	 *
	 * @param features G² × M per remembered frame
	 * @param times for each of them its row of the temporal embedding
	 * @param pointers object pointers
	 */
	record Recalled(List<float[]> features, List<Long> times, List<float[]> pointers) {}

	private final int slots;
	private final int pointerReach;
	private final List<Kept> promptedFeatures = new ArrayList<>();
	private final List<Kept> promptedPointers = new ArrayList<>();
	/** Oldest first. */
	private final Deque<Kept> followedFeatures = new ArrayDeque<>();
	/** Newest first. */
	private final Deque<Kept> followedPointers = new ArrayDeque<>();

	/**
	 * @param frames number of frames of the stack
	 * @param slots the model's number of memory slots (num_maskmem); one is for prompted frames, the others for the
	 *           frames just before
	 */
	MemoryBank(final int frames, final int slots) {
		this.slots = slots;
		this.pointerReach = Math.min(frames, MAX_POINTERS) - 1;
	}

	/** Another memory of the same, to go on from here in another direction. */
	public MemoryBank copy() {
		final MemoryBank copy = new MemoryBank(pointerReach + 1, slots);
		copy.promptedFeatures.addAll(promptedFeatures);
		copy.promptedPointers.addAll(promptedPointers);
		copy.followedFeatures.addAll(followedFeatures);
		copy.followedPointers.addAll(followedPointers);
		return copy;
	}

	/** Keeps a frame that a prompt spoke of. */
	void rememberPrompted(final int frame, final float[] features, final float[] pointer) {
		promptedFeatures.add(new Kept(frame, features));
		promptedPointers.add(new Kept(frame, pointer));
	}

	/** Keeps a frame that was followed by memory, and forgets what is too old to be recalled. */
	void rememberFollowed(final int frame, final float[] features, final float[] pointer) {
		followedFeatures.addLast(new Kept(frame, features));
		if (followedFeatures.size() > slots - 1) {
			followedFeatures.removeFirst();
		}
		followedPointers.addFirst(new Kept(frame, pointer));
		if (followedPointers.size() > pointerReach) {
			followedPointers.removeLast();
		}
	}

	/** What is remembered when a later frame is about to be followed. */
	Recalled recall(final int frame) {
		final List<float[]> features = new ArrayList<>();
		final List<Long> times = new ArrayList<>();
		for (final Kept memory : promptedFeatures) {
			features.add(memory.values());
			times.add(slots - 1L);
		}
		for (final Kept memory : followedFeatures) {
			features.add(memory.values());
			times.add(frame - memory.frame() - 1L);
		}
		final List<float[]> pointers = new ArrayList<>();
		promptedPointers.forEach(pointer -> pointers.add(pointer.values()));
		followedPointers.forEach(pointer -> pointers.add(pointer.values()));
		return new Recalled(features, times, pointers);
	}
}
