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
package sc.fiji.unibiomed.imagej.dialog;

import java.util.Map;

import sc.fiji.unibiomed.image.InputException;

/** A command that knows something before its user is asked for anything. */
public interface StartedCommand {

	/**
	 * What its dialog begins with.
	 *
	 * @return values by the names of inputs; what is not among them begins as usual
	 * @throws InputException if there is nothing to do, so that nobody need be asked; the message says why
	 */
	Map<String, Object> start();
}
