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

/**
 * A way into the program: a menu entry, a command line, a method. Each question finds a model that has seen nothing
 * yet.
 */
public interface Door {

	/** What people call it. */
	String name();

	/** Whether such a question is asked here; where it can be asked, it must get the same answer. */
	default boolean takes(@SuppressWarnings("unused") final DoorInput input) {
		return true;
	}

	/**
	 * Asks as a user would who says nothing but what must be said.
	 *
	 * @param work an empty folder for this question
	 * @return what came out; a question that is refused is an answer, too
	 * @throws Exception if something breaks; a test fails then
	 */
	Seen ask(DoorInput input, Path work) throws Exception;
}
