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
package sc.fiji.unibiomed.imagej.ending;

import java.nio.file.Path;
import java.util.List;

/**
 * How long work ended.
 *
 * @param title of the command
 * @param lines what was done, and what was not; short sentences without markup
 * @param results words of the button that opens the page with the results
 * @param page the page; in the folder
 * @param folder where everything is
 */
public record WorkEnd(String title, List<String> lines, String results, Path page, Path folder) {

	public WorkEnd {
		lines = List.copyOf(lines);
	}
}
