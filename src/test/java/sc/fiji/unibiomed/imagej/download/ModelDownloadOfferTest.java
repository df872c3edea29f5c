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
package sc.fiji.unibiomed.imagej.download;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CopyOnWriteArrayList;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import ij.IJ;
import sc.fiji.unibiomed.imagej.ServiceOnHub;
import sc.fiji.unibiomed.imagej.host.AbsentModelException;
import sc.fiji.unibiomed.imagej.models.RecordedQuestions;
import sc.fiji.unibiomed.models.ModelState;
import sc.fiji.unibiomed.models.ModelStatus;
import sc.fiji.unibiomed.testing.DemoHub;
import sc.fiji.unibiomed.util.Cancellation;

/** A question is asked whose model is not there. */
class ModelDownloadOfferTest {

	private static final String QUESTION = "What modality is this image?";

	@TempDir
	private Path cache;
	private ServiceOnHub unibiomed;
	private final Cancellation cancellation = new Cancellation();
	private final List<String> shown = new CopyOnWriteArrayList<>();

	@BeforeEach
	void start() throws Exception {
		unibiomed = new ServiceOnHub(cache);
		unibiomed.choose("UniBiomed");
	}

	@AfterEach
	void end() {
		unibiomed.close();
	}

	private String ask(final RecordedQuestions questions) throws Exception {
		return new ModelDownloadOffer(unibiomed.service().models(), questions)
			.with(() -> unibiomed.service().ask(IJ.openImage("sample-images/05_ultrasound.png"), QUESTION),
				(words, done, total) -> shown.add(words), cancellation)
			.answer().plainText();
	}

	private ModelStatus status() throws Exception {
		return unibiomed.service().models().status(unibiomed.service().models().find("UniBiomed"));
	}

	@Test
	void whoWantsTheModelIsAskedOnceAndGetsTheAnswer() throws Exception {
		final RecordedQuestions questions = RecordedQuestions.yes();
		assertEquals("ultrasound.", ask(questions));
		assertEquals(List.of("fetch UniBiomed"), questions.asked());
		assertTrue(shown.get(shown.size() - 1).startsWith("Downloading UniBiomed: 6.0 of 6.0 MB"), shown.toString());
		assertEquals("ultrasound.", ask(questions));
		assertEquals(List.of("fetch UniBiomed"), questions.asked());
	}

	@Test
	void whoDoesNotWantItIsLeftAlone() throws Exception {
		assertEquals("The model UniBiomed was not downloaded.",
			assertThrows(NotFetchedException.class, () -> ask(RecordedQuestions.no())).getMessage());
		assertEquals(List.of(), unibiomed.hub().requests());
		assertEquals(ModelState.ABSENT, status().state());
	}

	@Test
	void withNobodyToAskTheMessageHoldsTheCommandLine() {
		final RecordedQuestions questions = RecordedQuestions.nobody();
		final AbsentModelException refused = assertThrows(AbsentModelException.class, () -> ask(questions));
		assertEquals("UniBiomed", refused.model().name());
		assertTrue(refused.getMessage().matches(
			"The model UniBiomed is not on this disk; download it \\(about 2\\.50 GB\\) with: .* models download " +
				"UniBiomed"),
			refused.getMessage());
		assertEquals(List.of(), questions.asked());
	}

	@Test
	void whatHasComeBeforeACancelIsKeptAndNotFetchedAgain() throws Exception {
		unibiomed.hub().hold();
		final CompletableFuture<String> answer = CompletableFuture.supplyAsync(() -> {
			try {
				return ask(RecordedQuestions.yes());
			}
			catch (final RuntimeException e) {
				throw e;
			}
			catch (final Exception e) {
				throw new IllegalStateException(e);
			}
		});
		unibiomed.hub().awaitHeld();
		while (status().bytes() < DemoHub.weightBytes() / 2) {
			Thread.onSpinWait();
		}
		cancellation.cancel();
		final Throwable stopped = assertThrows(CompletionException.class, answer::join).getCause();
		assertTrue(stopped.getMessage().matches(
			"Stopped\\. 3\\.\\d MB of UniBiomed are kept; the next download resumes there\\."), stopped.toString());
		assertEquals(ModelState.PARTLY, status().state());

		unibiomed.hub().release();
		new ModelDownloadOffer(unibiomed.service().models(), RecordedQuestions.no()).fetch(status().model(),
			(words, done, total) -> {}, new Cancellation());
		final String last = unibiomed.hub().requests().get(unibiomed.hub().requests().size() - 1);
		assertTrue(last.matches(".*model\\.safetensors bytes=\\d+-"), last);
		assertEquals(ModelState.READY, status().state());
	}

	@Test
	void aLicenceOtherThanTheOneShownIsAskedForAsWell() throws Exception {
		unibiomed.hub().licence = "cc-by-nc-4.0";
		final RecordedQuestions questions = RecordedQuestions.yes();
		assertEquals("ultrasound.", ask(questions));
		assertEquals(List.of("fetch UniBiomed", "licence cc-by-nc-4.0 of Luffy503/UniBiomed"), questions.asked());
	}

	@Test
	void theLicenceOfAModelThatNobodyKnowsIsAskedForAsWell() throws Exception {
		unibiomed.choose("somebody/something");
		final RecordedQuestions questions = RecordedQuestions.yes();
		assertEquals("ultrasound.", ask(questions));
		assertEquals(List.of("fetch somebody/something", "licence apache-2.0 of somebody/something"),
			questions.asked());
	}

	@Test
	void aLicenceThatIsNotAgreedToEndsIt() throws Exception {
		final RecordedQuestions questions = RecordedQuestions.no();
		final NotFetchedException refused = assertThrows(NotFetchedException.class,
			() -> new ModelDownloadOffer(unibiomed.service().models(), questions).fetch(status().model(),
				(words, done, total) -> {}, cancellation));
		assertEquals("The licence of UniBiomed was not accepted, so nothing was downloaded.", refused.getMessage());
		assertEquals(List.of("licence apache-2.0 of Luffy503/UniBiomed"), questions.asked());
	}
}
