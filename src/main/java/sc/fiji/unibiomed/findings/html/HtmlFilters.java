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
package sc.fiji.unibiomed.findings.html;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * Choices above the answers of a page: which questions, models, precisions and settings are shown. What is chosen is
 * behind the page's address, so that the links to the other pages take it with them. A page without scripts shows all.
 */
final class HtmlFilters {

	/** What hides and shows; elements with {@code data-f} have the numbers of their values, with spaces between. */
	static final String SCRIPT = """
		const choices = [...document.querySelectorAll('select[data-filter]')];
		function show() {
		  let shown = 0;
		  const all = document.querySelectorAll('figure[data-f]');
		  for (const figure of all) {
		    const values = figure.dataset.f.split(' ');
		    figure.hidden = choices.some(choice =>
		      choice.value !== '' && values[choice.dataset.filter] !== choice.value);
		    shown += figure.hidden ? 0 : 1;
		  }
		  for (const group of document.querySelectorAll('.image')) {
		    group.hidden = !group.querySelector('figure:not([hidden])');
		  }
		  document.getElementById('shown').textContent = shown === all.length
		    ? '' : shown + ' of ' + all.length + ' answers on this page are shown.';
		  const chosen = choices.map(choice => choice.value).join(' ').trim() === ''
		    ? '' : '#' + choices.map(choice => choice.value).join(',');
		  for (const link of document.querySelectorAll('a.page')) {
		    link.href = link.getAttribute('href').split('#')[0] + chosen;
		  }
		  history.replaceState(null, '', location.pathname + chosen);
		}
		location.hash.slice(1).split(',').forEach((value, i) => { if (choices[i]) { choices[i].value = value; } });
		for (const choice of choices) {
		  if (choice.selectedIndex < 0) { choice.selectedIndex = 0; }
		  choice.addEventListener('change', show);
		}
		show();
		""";

	private final List<Facet> facets = new ArrayList<>();

	/** Something that answers may differ in. */
	private record Facet(String label, String all, List<String> values, Function<HtmlIndex.Asked, String> of) {}

	HtmlFilters(final Collection<HtmlIndex.Asked> all) {
		add("Question", "all questions", all, HtmlIndex.Asked::question);
		add("Model", "all models", all, HtmlIndex.Asked::model);
		add("Precision", "all precisions", all, HtmlIndex.Asked::precision);
		add("Settings", "all settings", all, HtmlIndex.Asked::settings);
	}

	private void add(final String label, final String words, final Collection<HtmlIndex.Asked> all,
		final Function<HtmlIndex.Asked, String> of)
	{
		final Set<String> values = new LinkedHashSet<>();
		all.forEach(each -> values.add(of.apply(each)));
		if (values.size() > 1) {
			facets.add(new Facet(label, words, List.copyOf(values), of));
		}
	}

	/** Whether there is nothing to choose. */
	boolean isEmpty() {
		return facets.isEmpty();
	}

	/** The choices; nothing if there are none. */
	String html() {
		if (facets.isEmpty()) {
			return "";
		}
		final StringBuilder html = new StringBuilder("<p class=\"filters\">");
		for (int i = 0; i < facets.size(); i++) {
			final Facet facet = facets.get(i);
			html.append("<label>").append(facet.label()).append(" <select data-filter=\"").append(i)
				.append("\"><option value=\"\">").append(facet.all()).append("</option>");
			for (int value = 0; value < facet.values().size(); value++) {
				final String words = facet.values().get(value);
				html.append("<option value=\"").append(value).append("\">")
					.append(Html.escape(words.isEmpty() ? "as usual" : words)).append("</option>");
			}
			html.append("</select></label> ");
		}
		return html.append("<span class=\"hint\" id=\"shown\"></span></p>\n").toString();
	}

	/** The attribute of an answer's element. */
	String attribute(final HtmlIndex.Asked asked) {
		final Stream<String> numbers = facets.stream()
			.map(facet -> Integer.toString(facet.values().indexOf(facet.of().apply(asked))));
		return facets.isEmpty() ? "" : " data-f=\"" + String.join(" ", numbers.toList()) + "\"";
	}
}
