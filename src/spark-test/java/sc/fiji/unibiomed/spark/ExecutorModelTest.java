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
package sc.fiji.unibiomed.spark;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotSame;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import sc.fiji.unibiomed.cli.option.RuntimeChoice;
import sc.fiji.unibiomed.runtime.LoadedModel;
import sc.fiji.unibiomed.util.Cancellation;

class ExecutorModelTest {

	private final ExecutorModel model = new ExecutorModel(
		new ModelChoice("demo", new RuntimeChoice("cpu", "exact", 1)));

	@AfterEach
	void close() {
		model.close();
	}

	private <T> T use(final ExecutorModel.Use<T> use) {
		try {
			return model.use(new Cancellation(), use);
		}
		catch (final IOException e) {
			throw new UncheckedIOException(e);
		}
	}

	@Test
	void severalTasksUseOneModelOneAfterTheOther() {
		final AtomicInteger users = new AtomicInteger();
		final List<CompletableFuture<LoadedModel>> tasks = Stream
			.generate(() -> CompletableFuture.supplyAsync(() -> use(loaded -> {
				assertEquals(1, users.incrementAndGet());
				new Cancellation().sleep(Duration.ofMillis(20));
				users.decrementAndGet();
				return loaded;
			}))).limit(4).toList();
		tasks.forEach(task -> assertSame(tasks.get(0).join(), task.join()));
	}

	@Test
	void afterItsEndItIsOpenedAgain() {
		final LoadedModel first = use(loaded -> loaded);
		model.close();
		assertEquals(List.of(), first.handles().stillOpen());
		assertNotSame(first, use(loaded -> loaded));
	}

	@Test
	void itsEndStopsWhoeverUsesIt() throws InterruptedException {
		final CountDownLatch begun = new CountDownLatch(1);
		final Cancellation cancellation = new Cancellation();
		final CompletableFuture<Void> task = CompletableFuture.runAsync(() -> {
			try {
				model.use(cancellation, loaded -> {
					begun.countDown();
					cancellation.sleep(Duration.ofDays(1));
					return null;
				});
			}
			catch (final IOException e) {
				throw new UncheckedIOException(e);
			}
		});
		begun.await();
		model.close();
		assertThrows(CompletionException.class, task::join);
	}
}
