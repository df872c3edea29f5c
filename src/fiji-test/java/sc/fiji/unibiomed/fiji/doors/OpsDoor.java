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
package sc.fiji.unibiomed.fiji.doors;

import java.nio.file.Path;

import org.scijava.Context;

import net.imagej.DatasetService;
import net.imagej.ops.OpService;
import sc.fiji.unibiomed.doors.Door;
import sc.fiji.unibiomed.doors.DoorInput;
import sc.fiji.unibiomed.doors.Seen;
import sc.fiji.unibiomed.fiji.dataset.ImgPlusAnswer;
import sc.fiji.unibiomed.fiji.dataset.UniBiomedDatasetService;

/** The op that answers questions: the only one that gives words, masks and numbers at once. */
final class OpsDoor implements Door {

	@Override
	public String name() {
		return "op";
	}

	@Override
	public Seen ask(final DoorInput input, final Path work) {
		try (Context context = new Context(OpService.class, UniBiomedDatasetService.class, DatasetService.class)) {
			return DatasetDoor.seen((ImgPlusAnswer) context.service(OpService.class).run("unibiomed.ask",
				HandmadeDatasets.of(input, context.service(DatasetService.class)), input.prompt()));
		}
	}
}
