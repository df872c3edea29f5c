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
package sc.fiji.unibiomed.imagej.assistant;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.LinkedBlockingQueue;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import ij.IJ;
import sc.fiji.unibiomed.interpret.ask.AskedTask;
import sc.fiji.unibiomed.checkpoint.ModelCredit;
import sc.fiji.unibiomed.imagej.ServiceOnHub;
import sc.fiji.unibiomed.imagej.models.RecordedQuestions;

/** A conversation whose model is not there. */
class AbsentModelTest {

	@TempDir
	private Path cache;
	private ServiceOnHub unibiomed;
	private AssistantSession session;
	private final BlockingQueue<ConversationTurn> turns = new LinkedBlockingQueue<>();
	private final List<String> progress = new CopyOnWriteArrayList<>();

	@BeforeEach
	void start() throws Exception {
		unibiomed = new ServiceOnHub(cache);
		unibiomed.choose("UniBiomed");
	}

	@AfterEach
	void end() {
		session.close();
		unibiomed.close();
	}

	private ConversationTurn ask(final RecordedQuestions questions) throws Exception {
		begin(questions);
		return turns.take();
	}

	private void begin(final RecordedQuestions questions) {
		session = new AssistantSession(unibiomed.service(), IJ.openImage("sample-images/05_ultrasound.png"), questions,
			new AssistantSession.View()
			{

				@Override
				public void asked(final String prompt, final String newConversation, final ModelCredit model) {
					// The question stands there while its model is fetched.
				}

				@Override
				public void warned(final String sentence) {
					// Of no interest here.
				}

				@Override
				public void written(final String unfinished) {
					// Of no interest here.
				}

				@Override
				public void progress(final String words) {
					progress.add(words);
				}

				@Override
				public void finished(final ConversationTurn turn, final String status) {
					turns.add(turn);
				}
			}, Runnable::run);
		session.ask(AskedTask.question("What modality is this image?"));
	}

	@Test
	void itIsFetchedAndTheQuestionAnswered() throws Exception {
		final RecordedQuestions questions = RecordedQuestions.yes();
		assertEquals("ultrasound.", ask(questions).answer().answer().plainText());
		assertEquals(List.of("fetch UniBiomed"), questions.asked());
		assertTrue(progress.stream().anyMatch(words -> words.startsWith("Downloading UniBiomed: 6.0 of 6.0 MB")),
			progress.toString());
	}

	@Test
	void whoDoesNotWantItReadsSo() throws Exception {
		final ConversationTurn turn = ask(RecordedQuestions.no());
		assertNull(turn.answer());
		assertEquals(List.of("The model UniBiomed was not downloaded."), turn.remarks());
	}

	@Test
	void withNobodyToAskTheRemarkHoldsTheCommandLine() throws Exception {
		final String remark = ask(RecordedQuestions.nobody()).remarks().get(0);
		assertTrue(remark.endsWith(" models download UniBiomed"), remark);
	}

	@Test
	void theStopButtonStopsTheDownloadToo() throws Exception {
		unibiomed.hub().hold();
		begin(RecordedQuestions.yes());
		unibiomed.hub().awaitHeld();
		session.cancel();
		final String remark = turns.take().remarks().get(0);
		assertTrue(remark.startsWith("Stopped"), remark);
	}
}
