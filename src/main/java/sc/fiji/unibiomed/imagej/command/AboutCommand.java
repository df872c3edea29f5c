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
package sc.fiji.unibiomed.imagej.command;

import org.scijava.command.Command;
import org.scijava.command.ContextCommand;
import org.scijava.plugin.Menu;
import org.scijava.plugin.Parameter;
import org.scijava.plugin.Plugin;

import ij.IJ;
import sc.fiji.unibiomed.imagej.UniBiomedService;
import sc.fiji.unibiomed.util.SoftwareVersion;

/** Says what this is. */
@Plugin(type = Command.class,
	menu = { @Menu(label = "Plugins"), @Menu(label = "UniBiomed"), @Menu(label = "About UniBiomed", weight = 53) },
	description = "Version, model, licences, and how to cite.")
public final class AboutCommand extends ContextCommand {

	@Parameter
	private UniBiomedService unibiomed;

	@Override
	public void run() {
		IJ.showMessage("About UniBiomed",
			"UniBiomed for Fiji " + SoftwareVersion.text() + "\n \nModel in use: " + unibiomed.credit().words() + "\n" +
				"The model 'demo' is tiny and was trained on computer-generated pictures only.\n \n" +
				"Research software. Not for diagnostic use.\n \n" +
				"Please cite: Wu et al., UniBiomed: A Universal Foundation Model for Grounded\n" +
				"Biomedical Image Interpretation, Nature Communications (2026), arXiv 2504.21336.\n \n" +
				"Code: Apache License 2.0. Demo model and sample images: CC0.\n" +
				"Published model weights: the licence of their own page applies.");
	}
}
