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
package sc.fiji.unibiomed.findings.measure;

import java.util.Objects;

/**
 * Where in a batch a result comes from. What nobody knows is empty.
 *
 * @param plane which pages of the image's file, as the batch's plan says, such as "1" or "series 2: stack"
 * @param taskId tells the question about the image from all others
 * @param folder of the answer in the batch's output folder, with slashes, such as "tasks/ct_0a1b2c3d4e"
 * @param settings how the batch asked, where that was not as usual, such as "check off"
 */
public record BatchOrigin(String plane, String taskId, String folder, String settings) {

	/** The result comes from no batch. */
	public static final BatchOrigin NONE = new BatchOrigin("", "", "", "");

	/** @throws NullPointerException if a value is {@code null} */
	public BatchOrigin {
		Objects.requireNonNull(plane, "plane");
		Objects.requireNonNull(taskId, "taskId");
		Objects.requireNonNull(folder, "folder");
		Objects.requireNonNull(settings, "settings");
	}
}
