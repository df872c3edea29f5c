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

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.stream.StreamSupport;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.scijava.Context;
import org.scijava.command.CommandService;
import org.scijava.module.Module;
import org.scijava.module.ModuleItem;

import sc.fiji.unibiomed.imagej.UniBiomedService;
import sc.fiji.unibiomed.imagej.command.OptionsCommand;
import sc.fiji.unibiomed.imagej.command.SegmentCommand;
import sc.fiji.unibiomed.imagej.host.ModelSettings;

/** Dialogs say which model answers; nobody but a user in front of one is asked for a button. */
class CreditInputsTest {

	@TempDir
	private Path cache;

	private Context context;
	private UniBiomedService unibiomed;
	private ModelSettings before;
	private CreditInputs credits;

	@BeforeEach
	void start() {
		context = new Context(CommandService.class, UniBiomedService.class);
		unibiomed = context.service(UniBiomedService.class);
		before = unibiomed.settings().model();
		credits = new CreditInputs();
		context.inject(credits);
	}

	@AfterEach
	void end() {
		unibiomed.settings().keep(before);
		context.dispose();
	}

	private Module module(final Class<?> command) throws Exception {
		final Module module = context.service(CommandService.class).getCommand(command.getName()).createModule();
		context.inject(module.getDelegateObject());
		return module;
	}

	private void choose(final String model, final String precision) {
		unibiomed.settings().keep(new ModelSettings(model, "auto", precision, 0, cache.toString()));
	}

	@Test
	void theDemonstrationModelIsNamedAndTheRealOneIsOffered() throws Exception {
		choose("demo", "fast");
		for (final Class<?> command : new Class<?>[] { SegmentCommand.class, OptionsCommand.class }) {
			final Module module = module(command);
			credits.process(module);
			assertEquals("Model: demo, fast (demonstration, computer-generated pictures only)",
				DialogNote.text(module.getInput("credit").toString()));
			assertEquals("Get UniBiomed, 2.5 GB", CreditInputs.button(module).orElseThrow().getLabel());
		}
	}

	@Test
	void anotherModelIsNamedAndNothingIsOffered() throws Exception {
		choose("Sa2VA-1B", "exact");
		final Module module = module(SegmentCommand.class);
		credits.process(module);
		assertEquals("Model: Sa2VA-1B, exact", DialogNote.text(module.getInput("credit").toString()));
		assertTrue(CreditInputs.button(module).isEmpty());
	}

	@Test
	void aModelThatCannotBeFoundIsNamedAsItWasChosen() throws Exception {
		choose("no such model", "exact");
		final Module module = module(SegmentCommand.class);
		credits.process(module);
		assertEquals("Model: no such model, exact", DialogNote.text(module.getInput("credit").toString()));
	}

	@Test
	void whoeverGivesAllInputsIsNotAskedForAButton() throws Exception {
		choose("demo", "exact");
		final Module module = module(SegmentCommand.class);
		StreamSupport.stream(module.getInfo().inputs().spliterator(), false).map(ModuleItem::getName)
			.filter(name -> !name.equals(CreditInputs.BUTTON) && !name.equals(CreditInputs.CREDIT))
			.forEach(module::resolveInput);
		assertFalse(module.isInputResolved(CreditInputs.BUTTON));
		credits.process(module);
		assertTrue(module.isInputResolved(CreditInputs.BUTTON));
	}
}
