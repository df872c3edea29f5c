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
package sc.fiji.unibiomed.evaluate.score;

import java.nio.file.Files;
import java.nio.file.Path;

/**
 * A file of a data set, which may be in one of two places.
 *
 * @param usual where the layout has it
 * @param other where it is if it is not there
 */
public record DataFile(Path usual, Path other) {

	/** Where it is; the usual place if it is nowhere. */
	public Path path() {
		return !Files.exists(usual) && Files.exists(other) ? other : usual;
	}
}
