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
package sc.fiji.unibiomed.image.rendering;

import java.util.Optional;

import sc.fiji.unibiomed.image.intensity.IntensityChoice;
import sc.fiji.unibiomed.image.modality.Fluorescence;
import sc.fiji.unibiomed.image.modality.HounsfieldUnits;
import sc.fiji.unibiomed.image.modality.Modality;
import sc.fiji.unibiomed.image.modality.ModalityFacts;
import sc.fiji.unibiomed.image.modality.ModalityGuess;
import sc.fiji.unibiomed.image.raw.DicomTags;
import sc.fiji.unibiomed.image.raw.ImageFacts;
import sc.fiji.unibiomed.image.raw.PixelKind;
import sc.fiji.unibiomed.image.raw.RawImage;

/**
 * The way to show an image to the model that suits what it is, where the user leaves it to the plugin.
 *
 * @param choice never {@link IntensityChoice#AUTO}
 * @param reason why, for people
 */
public record IntensityWindowChooser(IntensityChoice choice, String reason) {

	/**
	 * Chooses by modality, target and kind of pixels. Pictures that somebody has already made for the eye, with 8 bits
	 * or in colour, stay as they are displayed.
	 *
	 * @param modality of the image, if it is known; see {@link ModalityGuess}
	 * @param target what is asked for, or blank
	 */
	public static IntensityWindowChooser choose(final RawImage image, final Optional<Modality> modality,
		final String target)
	{
		final ImageFacts facts = image.facts();
		final DicomTags tags = facts.tags();
		if (modality.filter(Modality.CT::equals).isPresent()) {
			return HounsfieldUnits.areIn(image)
				? window(tags, target)
				: new IntensityWindowChooser(IntensityChoice.AS_DISPLAYED, "its values are not Hounsfield units");
		}
		final boolean manyGreys = facts.kind() == PixelKind.UINT16 || facts.kind() == PixelKind.FLOAT;
		if (manyGreys && modality.filter(one -> one == Modality.MRI || one == Modality.PET).isPresent()) {
			return new IntensityWindowChooser(IntensityChoice.MRI,
				"an image of " + modality.get().label() + " with " + facts.kind().bits() + " bits has no fixed scale");
		}
		return fluorescence(facts, modality)
			.map(signs -> new IntensityWindowChooser(IntensityChoice.FLUORESCENCE,
				"it looks like fluorescence microscopy, from " + signs))
			.orElseGet(() -> new IntensityWindowChooser(IntensityChoice.AS_DISPLAYED,
				tags.isInverted() ? "large values are black, because of DICOM's MONOCHROME1" : "the usual choice"));
	}

	/**
	 * Whether the words of a question can decide on the window of a CT, as they name something that is looked at in
	 * one.
	 */
	public static boolean decidesOnWindow(final String question) {
		return Modality.CT.facts().windowOf(question).isPresent();
	}

	private static IntensityWindowChooser window(final DicomTags tags, final String target) {
		final ModalityFacts ct = Modality.CT.facts();
		final Optional<IntensityChoice> ofTarget = ct.windowOf(target);
		if (ofTarget.isPresent()) {
			return new IntensityWindowChooser(ofTarget.get(), "the window for '" + ct.knownTarget(target) + "'");
		}
		final Optional<ModalityFacts.Region> region = ct.regionOf(tags.bodyPartExamined());
		return region.flatMap(ModalityFacts.Region::window)
			.map(window -> new IntensityWindowChooser(window,
				"the window for the DICOM body part " + tags.bodyPartExamined()))
			.orElseGet(() -> new IntensityWindowChooser(IntensityChoice.CT_ABDOMEN,
				"the usual window, as target and body part need no other"));
	}

	/**
	 * Users may call such an image pathology, the nearest that the model knows; its channels need their own ranges
	 * anyway.
	 */
	private static Optional<String> fluorescence(final ImageFacts image, final Optional<Modality> modality) {
		if (image.isColour() || image.kind() == PixelKind.UINT8 ||
			modality.isPresent() && modality.get() != Modality.PATHOLOGY)
		{
			return Optional.empty();
		}
		return Fluorescence.inChannels(image).or(
			() -> Optional.of(ModalityGuess.of(image)).filter(ModalityGuess::fluorescence).map(guess -> "its name"));
	}
}
