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
package sc.fiji.unibiomed.cli.help;

/** The groups that the options of a command are listed in, in this order. */
public enum HelpGroup {

	ASKED("What is asked"),
	IMAGES("Which images"),
	PART("Which part of a file with several pages"),
	VIEW("How the image is shown to the model"),
	FINDINGS("What is done with findings"),
	OUTPUT("Where results go"),
	WORK("How the work is done"),
	MODEL("Which model, and where it runs"),
	OTHER("Options"),
	GENERAL("General");

	private final String heading;

	HelpGroup(final String heading) {
		this.heading = heading;
	}

	/** For people. */
	String heading() {
		return heading;
	}
}
