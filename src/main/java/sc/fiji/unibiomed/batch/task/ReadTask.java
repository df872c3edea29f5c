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
package sc.fiji.unibiomed.batch.task;

import java.io.IOException;

import sc.fiji.unibiomed.batch.plan.BatchEntry;
import sc.fiji.unibiomed.interpret.ask.ImageQuestion;

/**
 * An entry whose files are read, or open.
 *
 * @param id of the task
 * @param question about the image
 * @param file from which the question's picture is read
 */
public record ReadTask(BatchEntry entry, String id, ImageQuestion question,
	SharedImageFile file) implements AutoCloseable
{

	/** Lets go of the file. */
	@Override
	public void close() throws IOException {
		file.close();
	}
}
