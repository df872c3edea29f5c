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
package sc.fiji.unibiomed.interpret;

import sc.fiji.unibiomed.interpret.answer.Interpretation;
import sc.fiji.unibiomed.interpret.answer.InterpretationListener;
import sc.fiji.unibiomed.interpret.question.PromptException;
import sc.fiji.unibiomed.interpret.question.Question;
import sc.fiji.unibiomed.util.Cancellation;

/** Somebody who answers questions about single images. */
@FunctionalInterface
public interface SingleImageInterpreter {

	/**
	 * Answers a question.
	 *
	 * @throws PromptException if the question cannot be asked
	 * @throws sc.fiji.unibiomed.util.CancelledException if it was cancelled; nothing is left behind
	 * @throws sc.fiji.unibiomed.runtime.failure.InferenceException if a network fails
	 */
	Interpretation interpret(Question question, InterpretationListener listener, Cancellation cancellation);
}
