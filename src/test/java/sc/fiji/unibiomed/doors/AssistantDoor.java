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
package sc.fiji.unibiomed.doors;

import java.nio.file.Path;

import org.scijava.Context;

import sc.fiji.unibiomed.image.InputException;
import sc.fiji.unibiomed.imagej.ImageConversation;
import sc.fiji.unibiomed.imagej.UniBiomedService;
import sc.fiji.unibiomed.imagej.answer.ImageAnswer;
import sc.fiji.unibiomed.interpret.answer.InterpretationListener;
import sc.fiji.unibiomed.runtime.failure.InferenceException;
import sc.fiji.unibiomed.util.Cancellation;

/** What the Assistant's window asks: the first question of a conversation about the plane that an image shows. */
public final class AssistantDoor implements Door {

	@Override
	public String name() {
		return "Assistant";
	}

	@Override
	public boolean takes(final DoorInput input) {
		return input.frames() == DoorInput.Frames.SHOWN;
	}

	@Override
	public Seen ask(final DoorInput input, final Path work) {
		try (Context context = new Context(UniBiomedService.class);
			ImageConversation conversation = context.service(UniBiomedService.class).converse(ServiceDoor.open(input)))
		{
			final ImageAnswer answer = conversation.ask(input.prompt(), InterpretationListener.NONE,
				new Cancellation());
			return Seen.of(answer);
		}
		catch (final InputException | InferenceException e) {
			return Seen.refused(e.getMessage());
		}
	}
}
