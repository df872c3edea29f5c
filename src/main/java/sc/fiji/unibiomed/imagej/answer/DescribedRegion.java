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
package sc.fiji.unibiomed.imagej.answer;

import ij.gui.Roi;

/**
 * A region and what the model says of it.
 *
 * @param region as the user drew it
 * @param frame index of its plane among those of the answer
 * @param text the model's words, never null
 */
public record DescribedRegion(Roi region, int frame, String text) {

	/** What is said of it. */
	@Override
	public String toString() {
		return text;
	}
}
