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
package sc.fiji.unibiomed.interpret.encoding;

import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

import sc.fiji.unibiomed.image.RgbImage;
import sc.fiji.unibiomed.interpret.question.Picture;
import sc.fiji.unibiomed.runtime.LoadedModel;

/**
 * What was computed for the pictures that were asked about last, so that another question about one of them costs its
 * own words alone. Pictures are told apart by their pixels. When more than the limit is kept, the pictures that were
 * not asked about for longest are forgotten. Belongs to one model, before which it must be closed; not for several
 * threads at once.
 */
public final class RecentPictures implements AutoCloseable {

	/** Two pictures at full size: keys and values, and what both encoders made, take some 120 MB each. */
	public static final long DEFAULT_LIMIT = 256L << 20;

	/** What the model is shown of a picture. */
	private record Shown(RgbImage image, double pixelAspect) {}

	private final long limit;
	private final Map<Shown, PictureCache> memories = new LinkedHashMap<>(16, 0.75f, true);

	/** @param limit bytes to keep; more are used while a question is answered */
	public RecentPictures(final long limit) {
		this.limit = limit;
	}

	/** The memory of a picture; empty for stacks, which are too large to be compared and kept. */
	public Optional<PictureCache> of(final LoadedModel model, final Picture picture) {
		if (picture.isStack()) {
			return Optional.empty();
		}
		return Optional.of(memories.computeIfAbsent(new Shown(picture.frame(0), picture.pixelAspect()),
			shown -> PictureCache.ofSeveralQuestions(model)));
	}

	/** Forgets what is over the limit. */
	public void trim() {
		long bytes = memories.values().stream().mapToLong(PictureCache::bytes).sum();
		final Iterator<PictureCache> longestAgo = memories.values().iterator();
		while (bytes > limit && longestAgo.hasNext()) {
			final PictureCache memory = longestAgo.next();
			bytes -= memory.bytes();
			memory.close();
			longestAgo.remove();
		}
	}

	/** Number of pictures of which something is kept. */
	public int count() {
		return memories.size();
	}

	/** Forgets everything. */
	@Override
	public void close() {
		memories.values().forEach(PictureCache::close);
		memories.clear();
	}
}
