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
import java.util.List;

import org.scijava.Context;

import ij.IJ;
import ij.ImagePlus;
import ij.gui.Roi;
import sc.fiji.unibiomed.image.Bounds;
import sc.fiji.unibiomed.image.InputException;
import sc.fiji.unibiomed.imagej.AskOptions;
import sc.fiji.unibiomed.imagej.UniBiomedService;
import sc.fiji.unibiomed.imagej.answer.ImageAnswer;
import sc.fiji.unibiomed.runtime.failure.InferenceException;

/** A script that asks the service about an open image. The other doors are compared with this one. */
public final class ServiceDoor implements Door {

	@Override
	public String name() {
		return "service";
	}

	@Override
	public Seen ask(final DoorInput input, final Path work) {
		try (Context context = new Context(UniBiomedService.class)) {
			final ImageAnswer answer = ask(context.service(UniBiomedService.class), input);
			return Seen.of(answer);
		}
		catch (final InputException | InferenceException e) {
			return Seen.refused(e.getMessage());
		}
	}

	private static ImageAnswer ask(final UniBiomedService service, final DoorInput input) {
		final ImagePlus image = open(input);
		if (input.region().isPresent()) {
			return service.describe(image, List.of(roi(input.region().get())));
		}
		return service.segment(image, input.target(), AskOptions.usual().withPlanes(input.frames().label()));
	}

	static ImagePlus open(final DoorInput input) {
		final ImagePlus image = IJ.openImage(input.file().toString());
		image.setSlice(input.key());
		return image;
	}

	private static Roi roi(final Bounds region) {
		return new Roi(region.x(), region.y(), region.width(), region.height());
	}
}
