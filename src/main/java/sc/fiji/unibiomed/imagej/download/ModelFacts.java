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
package sc.fiji.unibiomed.imagej.download;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

import sc.fiji.unibiomed.models.ModelStatus;
import sc.fiji.unibiomed.models.download.TransferRate;
import sc.fiji.unibiomed.models.known.KnownModel;
import sc.fiji.unibiomed.models.known.Licence;
import sc.fiji.unibiomed.models.known.ModelSource;
import sc.fiji.unibiomed.models.known.NamedModel;
import sc.fiji.unibiomed.models.store.CacheFolder;
import sc.fiji.unibiomed.runtime.prepared.PreparedFolder;

/** What there is to know of a model: before it is fetched, and when it is looked at. */
public final class ModelFacts {

	private ModelFacts() {}

	/** What it is for, in a few words; where it is from if nobody knows what for. */
	public static String brief(final NamedModel model) {
		return model.about().map(known -> known.purpose().replaceAll("[;:].*|\\.$", ""))
			.orElse(model.source().toString());
	}

	/** For the question whether to fetch it. */
	static List<ModelFact> ofOffer(final ModelStatus status, final CacheFolder cache) {
		final List<ModelFact> facts = new ArrayList<>();
		final Optional<KnownModel> known = status.model().about();
		known.ifPresent(about -> facts.add(new ModelFact("For", about.purpose())));
		facts.add(new ModelFact("From", source(status.model())));
		facts.add(new ModelFact("Size",
			(status.total() > 0 ? "about " + TransferRate.size(status.total()) : "the hub will tell") +
				(status.bytes() > 0 ? ", of which " + TransferRate.size(status.bytes()) + " are here" : "") +
				"; it goes to " + cache.own()));
		facts.add(licence(known, "the hub will tell, and you will be asked"));
		known.ifPresent(about -> addIfAny(facts, "Note", about.licenceNote()));
		return facts;
	}

	/** For the question whether the user agrees to a licence. */
	static List<ModelFact> ofLicence(final Licence licence) {
		final List<ModelFact> facts = new ArrayList<>();
		facts.add(new ModelFact("From", onHub(licence.repository())));
		facts.add(new ModelFact("Size", TransferRate.size(licence.bytes())));
		facts.add(new ModelFact("Licence",
			licence.name().isEmpty() ? "its owner names none" : Licence.title(licence.name()), licence.address()));
		addIfAny(facts, "Note", licence.note());
		return facts;
	}

	/** All of them. */
	public static List<ModelFact> of(final ModelStatus status) {
		final List<ModelFact> facts = new ArrayList<>();
		final Optional<KnownModel> known = status.model().about();
		known.ifPresent(about -> facts.add(new ModelFact("For", about.purpose())));
		facts.add(new ModelFact("From", source(status.model())));
		if (status.folder().isEmpty() && status.total() > 0) {
			facts.add(new ModelFact("Size", "about " + TransferRate.size(status.total()) + " to download"));
		}
		facts.add(licence(known, "see the page of its owner"));
		known.ifPresent(about -> addIfAny(facts, "Note", about.licenceNote()));
		known.ifPresent(about -> addIfAny(facts, "Cite", about.citation()));
		status.folder().ifPresent(here -> facts.add(new ModelFact("Folder", here.folder().toString())));
		addIfAny(facts, "Weights", status.vouched());
		addIfAny(facts, "Prepared", status.prepared().stream().filter(each -> each.current() && each.complete())
			.map(ModelFacts::size).collect(Collectors.joining(", ")));
		for (final PreparedFolder each : status.prepared()) {
			if (!each.current() || !each.complete()) {
				facts.add(new ModelFact("Prepared",
					size(each) + (each.current()
						? ", not all of it"
						: ", by another version of this program or for another config.json")));
			}
		}
		return facts;
	}

	private static String size(final PreparedFolder prepared) {
		return prepared.precision().label() + " (" + TransferRate.size(prepared.bytes()) + ")";
	}

	private static String source(final NamedModel model) {
		return model.source() instanceof ModelSource.Repository
			? onHub(model.source().toString())
			: model.source() instanceof ModelSource.Folder ? "a folder of yours" : "this program";
	}

	private static String onHub(final String repository) {
		return repository + " on the HuggingFace hub";
	}

	private static ModelFact licence(final Optional<KnownModel> known, final String otherwise) {
		return new ModelFact("Licence",
			known.map(KnownModel::licence).filter(name -> !name.isEmpty()).map(Licence::title).orElse(otherwise),
			known.map(KnownModel::licenceAddress).orElse(""));
	}

	private static void addIfAny(final List<ModelFact> facts, final String label, final String words) {
		if (!words.isEmpty()) {
			facts.add(new ModelFact(label, words));
		}
	}
}
