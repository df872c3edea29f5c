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
package sc.fiji.unibiomed.imagej;

import java.util.Map;

import ij.ImagePlus;

/**
 * A command whose inputs begin with values that depend on the image. SciJava's own initializers are not used for this:
 * they run after a macro's or script's values were set, and would replace them.
 */
public interface ImageDependent {

	/**
	 * What a dialog shall begin with.
	 *
	 * @param image the image that the command will work on
	 * @return values by the names of inputs; others keep theirs
	 */
	Map<String, Object> inputsFor(ImagePlus image);
}
