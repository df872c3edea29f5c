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

import java.lang.reflect.Field;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

import picocli.CommandLine;
import picocli.CommandLine.Help;
import picocli.CommandLine.IHelpSectionRenderer;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.Model.UsageMessageSpec;

/** Lists the options of a command in groups with headings, as {@link InHelp} says. */
public final class GroupedOptions implements IHelpSectionRenderer {

	/** Wide enough for an example in one line, and no wider than most terminals. */
	private static final int COLUMNS = 100;

	private GroupedOptions() {}

	/** Makes a program and all of its commands list their options so. */
	public static void in(final CommandLine program) {
		final Map<String, IHelpSectionRenderer> sections = new HashMap<>(program.getHelpSectionMap());
		sections.put(UsageMessageSpec.SECTION_KEY_DESCRIPTION_HEADING, help -> System.lineSeparator());
		sections.put(UsageMessageSpec.SECTION_KEY_PARAMETER_LIST_HEADING,
			help -> help.commandSpec().positionalParameters().isEmpty() ? "" : System.lineSeparator());
		sections.put(UsageMessageSpec.SECTION_KEY_OPTION_LIST_HEADING, help -> "");
		sections.put(UsageMessageSpec.SECTION_KEY_OPTION_LIST, new GroupedOptions());
		program.setHelpSectionMap(sections);
		program.setUsageHelpWidth(COLUMNS);
	}

	@Override
	public String render(final Help help) {
		final Map<HelpGroup, List<OptionSpec>> groups = new EnumMap<>(HelpGroup.class);
		for (final OptionSpec option : help.commandSpec().options()) {
			if (!option.hidden()) {
				groups.computeIfAbsent(groupOf(option), key -> new ArrayList<>()).add(option);
			}
		}
		final StringBuilder text = new StringBuilder();
		groups.forEach((group, options) -> {
			final Help.Layout layout = help.createDefaultLayout(help.commandSpec().options(), List.of(),
				help.colorScheme());
			options.forEach(option -> layout.addOption(option, help.parameterLabelRenderer()));
			text.append(System.lineSeparator()).append(group.heading()).append(':').append(System.lineSeparator())
				.append(layout);
		});
		return text.toString();
	}

	private static HelpGroup groupOf(final OptionSpec option) {
		if (option.userObject() instanceof final Field field) {
			final InHelp own = field.getAnnotation(InHelp.class);
			final InHelp all = field.getDeclaringClass().getAnnotation(InHelp.class);
			if (own != null || all != null) {
				return own != null ? own.value() : all.value();
			}
		}
		return option.usageHelp() || option.versionHelp() ? HelpGroup.GENERAL : HelpGroup.OTHER;
	}
}
