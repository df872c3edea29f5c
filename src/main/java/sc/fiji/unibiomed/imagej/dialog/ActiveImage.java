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

import java.lang.reflect.Field;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import org.scijava.Context;
import org.scijava.module.Module;
import org.scijava.module.ModuleItem;
import org.scijava.module.process.AbstractPreprocessorPlugin;
import org.scijava.module.process.PreprocessorPlugin;
import org.scijava.plugin.Parameter;
import org.scijava.plugin.Plugin;
import org.scijava.thread.ThreadService;

import ij.ImagePlus;
import ij.Macro;
import ij.WindowManager;
import sc.fiji.unibiomed.imagej.ModelInputImages;
import sc.fiji.unibiomed.imagej.macro.MacroLine;

/**
 * Gives commands the active image, or the one that a macro names. Who has none open is told so before anything is
 * asked.
 */
@Plugin(type = PreprocessorPlugin.class, priority = MacroOptions.PRIORITY - 1)
public final class ActiveImage extends AbstractPreprocessorPlugin {

	private static final String OUR_COMMANDS = "sc.fiji.unibiomed.imagej.";

	@Parameter
	private Context context;

	@Override
	public void process(final Module module) {
		if (!module.getDelegateObject().getClass().getName().startsWith(OUR_COMMANDS)) {
			return;
		}
		for (final ModuleItem<?> item : module.getInfo().inputs()) {
			if (item.getType() == ImagePlus.class && !module.isInputResolved(item.getName()) &&
				!fill(module, item.getName()))
			{
				return;
			}
		}
	}

	private boolean fill(final Module module, final String input) {
		final String options = Macro.getOptions();
		final String title = MacroLine.value(options, input).orElse(null);
		final List<ImagePlus> named = title == null ? List.of() : named(title);
		final ImagePlus active = active();
		if (named.size() > 1 && !named.contains(active)) {
			CommandRefusal.tell(this, context, CommandRefusal.title(module),
				"There are " + named.size() + " open images with the title '" + title +
					"', and none of them is the active one. Rename one, or select the right one and leave " + input +
					"= out.");
			return false;
		}
		final ImagePlus image = title == null || named.contains(active)
			? active
			: named.isEmpty() ? null : named.get(0);
		if (image == null) {
			CommandRefusal.tell(this, context, CommandRefusal.title(module),
				title == null
					? "There is no image open. Open one, or try 'UniBiomed Demo'."
					: "There is no image with the title '" + title + "' open.");
			return false;
		}
		final Optional<String> refusal = ModelInputImages.refusal(image);
		if (refusal.isPresent()) {
			CommandRefusal.tell(this, context, CommandRefusal.title(module), refusal.get());
			return false;
		}
		module.setInput(input, image);
		module.resolveInput(input);
		return true;
	}

	/** The open images with a title. */
	private static List<ImagePlus> named(final String title) {
		final int[] ids = WindowManager.getIDList();
		return Arrays.stream(ids == null ? new int[0] : ids).mapToObj(WindowManager::getImage)
			.filter(image -> image != null && title.equals(image.getTitle())).toList();
	}

	/**
	 * The active image of whoever runs the command. In scripts, and in macros without windows, ImageJ has one for each
	 * thread; Fiji runs commands on threads of their own.
	 */
	private ImagePlus active() {
		final ThreadService threads = context.service(ThreadService.class);
		for (Thread thread = Thread.currentThread(); thread != null; thread = threads.getParent(thread)) {
			final ImagePlus image = imageOf(thread);
			if (image != null) {
				return image;
			}
		}
		return WindowManager.getCurrentImage();
	}

	/** ImageJ tells it to the thread itself only; its table of threads knows all of them. */
	private static ImagePlus imageOf(final Thread thread) {
		try {
			final Field table = WindowManager.class.getDeclaredField("tempImageTable");
			table.setAccessible(true);
			return (ImagePlus) ((Map<?, ?>) table.get(null)).get(thread);
		}
		catch (final ReflectiveOperationException | ClassCastException e) {
			// Another version of ImageJ keeps it elsewhere.
			return thread == Thread.currentThread() ? WindowManager.getTempCurrentImage() : null;
		}
	}
}
