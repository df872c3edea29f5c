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
package sc.fiji.unibiomed.interpret.question;

import java.util.ArrayList;
import java.util.List;

/** What users call planes, in sentences. */
public final class PlaneNames {

	private PlaneNames() {}

	/**
	 * Names of planes in a row, such as {@code 1–3, 7}: those that follow each other are joined.
	 *
	 * @param planes their indices, rising
	 * @param names of all planes
	 */
	public static String listed(final List<Integer> planes, final List<String> names) {
		final List<String> parts = new ArrayList<>();
		int first = 0;
		for (int i = 0; i < planes.size(); i++) {
			if (i + 1 == planes.size() || planes.get(i + 1) != planes.get(i) + 1) {
				final String from = names.get(planes.get(first));
				parts.add(first == i ? from : from + "–" + names.get(planes.get(i)));
				first = i + 1;
			}
		}
		return String.join(", ", parts);
	}
}
