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
package sc.fiji.unibiomed.batch.task;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.IOException;
import java.util.concurrent.atomic.AtomicInteger;

import org.junit.jupiter.api.Test;

import sc.fiji.unibiomed.image.ImageReadException;
import sc.fiji.unibiomed.image.UnreachableFileException;
import sc.fiji.unibiomed.util.CancelledException;

class RetryResultTest {

	private final AtomicInteger tries = new AtomicInteger();

	@Test
	void whatADriveDidNotGiveMayComeTheNextTime() throws IOException {
		final RetryResult<String> result = RetryResult.of(3, () -> {
			if (tries.incrementAndGet() < 3) {
				throw new UnreachableFileException("a.tif could not be read.", new IOException());
			}
			return "pixels";
		});
		assertEquals(new RetryResult.Success<>("pixels"), result);
	}

	@Test
	void whatIsWrongWithAFileStaysWrong() throws IOException {
		assertEquals(new RetryResult.Failure<>("a.tif is damaged.", 1), RetryResult.of(3, () -> {
			tries.incrementAndGet();
			throw new ImageReadException("a.tif is damaged.");
		}));
		assertEquals(1, tries.get());
	}

	@Test
	void aDriveThatStaysAwayIsTriedSoOftenAndNoMore() throws IOException {
		assertEquals(new RetryResult.Failure<>("a.tif could not be read.", 2), RetryResult.of(2, () -> {
			throw new UnreachableFileException("a.tif could not be read.", new IOException());
		}));
	}

	@Test
	void aCancelIsNoFailure() throws IOException {
		assertThrows(CancelledException.class, () -> RetryResult.of(3, () -> {
			throw new CancelledException();
		}));
	}
}
