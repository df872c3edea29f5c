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

import java.io.IOException;
import java.util.Random;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import sc.fiji.unibiomed.checkpoint.Checkpoint;
import sc.fiji.unibiomed.testing.TestCheckpoints;

class StreamingDecoderTest {

	private TextTokenizer tokenizer;

	@BeforeEach
	void load() throws IOException {
		tokenizer = TextTokenizer.of(Checkpoint.open(TestCheckpoints.tiny()));
	}

	@AfterEach
	void close() {
		tokenizer.close();
	}

	@Test
	void aTokenShowsAtOnce() {
		final StreamingDecoder decoder = new StreamingDecoder(tokenizer);
		assertEquals(" liver", decoder.next(804));
		assertEquals("[SEG]", decoder.next(1523));
		assertEquals("", decoder.finish());
	}

	@Test
	void aCharacterWaitsForItsLastToken() {
		final int[] ids = tokenizer.encode("😀");
		assertEquals(4, ids.length);
		final StreamingDecoder decoder = new StreamingDecoder(tokenizer);
		for (int i = 0; i < 3; i++) {
			assertEquals("", decoder.next(ids[i]));
		}
		assertEquals("😀", decoder.next(ids[3]));
		assertEquals("", decoder.finish());
	}

	@Test
	void anAnswerThatEndsInsideACharacterEndsInAReplacement() {
		final StreamingDecoder decoder = new StreamingDecoder(tokenizer);
		assertEquals("", decoder.next(tokenizer.encode("😀")[0]));
		assertEquals("\ufffd", decoder.finish());
		assertEquals(" liver", decoder.next(804));
	}

	@Test
	void allPiecesTogetherAreTheWholeText() {
		final Random random = new Random(5);
		for (int i = 0; i < 300; i++) {
			// The first 256 ids are single bytes, so most of these are no UTF-8.
			final int bound = i % 3 == 0 ? 1528 : 256;
			final int[] ids = i % 3 == 1
				? tokenizer.encode("aé肝😀\ufffd".repeat(3))
				: random.ints(40, 0, bound).toArray();
			if (i % 3 == 1) ids[random.nextInt(ids.length)] = random.nextInt(256);
			final StreamingDecoder decoder = new StreamingDecoder(tokenizer);
			final StringBuilder text = new StringBuilder();
			for (final int id : ids) {
				text.append(decoder.next(id));
			}
			assertEquals(tokenizer.decode(ids), text.append(decoder.finish()).toString());
		}
	}
}
