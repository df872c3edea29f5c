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

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.FloatBuffer;
import java.util.List;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import sc.fiji.unibiomed.checkpoint.Checkpoint;
import sc.fiji.unibiomed.runtime.device.RuntimeOptions;
import sc.fiji.unibiomed.testing.TestCheckpoints;
import sc.fiji.unibiomed.util.Cancellation;
import sc.fiji.unibiomed.util.Progress;

class KeyValueCacheTest {

	private static final int TOKEN = 5;

	private LoadedModel model;

	@BeforeEach
	void open() throws IOException {
		model = new LoadedModel(Checkpoint.open(TestCheckpoints.tiny()), RuntimeOptions.exactOnCpu());
	}

	@AfterEach
	void close() {
		model.close();
		assertEquals(List.of(), model.handles().stillOpen());
	}

	@Test
	void itsLengthCountsTheTokensRead() {
		try (KeyValueCache cache = model.languageModel().newCache(3)) {
			assertEquals(0, cache.length());
			read(cache, 2);
			assertEquals(2, cache.length());
			read(cache, 1);
			assertEquals(3, cache.length());
		}
	}

	@Test
	void aFullCacheTakesNoMoreTokensAndKeepsWhatItHas() {
		try (KeyValueCache cache = model.languageModel().newCache(2)) {
			read(cache, 2);
			assertThrows(IllegalStateException.class, () -> read(cache, 1));
			assertEquals(2, cache.length());
		}
	}

	/** Tokens that are read again after forgetting them, in a larger cache, give the same logits to the last bit. */
	@Test
	void tokensCanBeForgottenAndTheCacheCanGrow() {
		try (KeyValueCache cache = model.languageModel().newCache(3)) {
			read(cache, 2);
			read(cache, 1);
			final FloatBuffer expected = copy(model.languageModel().logits());
			cache.truncate(2);
			assertEquals(2, cache.length());
			try (KeyValueCache larger = cache.withCapacity(9)) {
				assertEquals(2, larger.length());
				assertEquals(9, larger.capacity());
				read(larger, 1);
				assertEquals(expected, copy(model.languageModel().logits()));
			}
		}
	}

	@Test
	void moreTokensThanThereAreCannotBeKept() {
		try (KeyValueCache cache = model.languageModel().newCache(3)) {
			read(cache, 2);
			assertThrows(IllegalArgumentException.class, () -> cache.truncate(3));
			assertEquals(2, cache.length());
		}
	}

	private static FloatBuffer copy(final FloatBuffer values) {
		return FloatBuffer.allocate(values.remaining()).put(values).flip();
	}

	@Test
	void noCacheIsLongerThanTheModelsContext() {
		final LanguageModel language = model.languageModel();
		final IllegalArgumentException refused = assertThrows(IllegalArgumentException.class,
			() -> language.newCache(language.contextLength() + 1));
		assertTrue(refused.getMessage().contains(Integer.toString(language.contextLength())), refused.getMessage());
	}

	private void read(final KeyValueCache cache, final int tokens) {
		final int width = model.checkpoint().config().language().hiddenSize();
		final float[] embeddings = new float[tokens * width];
		for (int i = 0; i < tokens; i++) {
			System.arraycopy(model.embeddings().row(TOKEN), 0, embeddings, i * width, width);
		}
		model.languageModel().read(cache, embeddings, 0, Progress.NONE, new Cancellation());
	}
}
