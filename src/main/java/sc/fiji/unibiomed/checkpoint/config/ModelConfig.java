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
package sc.fiji.unibiomed.checkpoint.config;

/**
 * What {@code config.json} says, checked: whoever holds one can rely on the divisibilities and ranges that its parts
 * document.
 *
 * @param vision the tile encoder
 * @param language the language model
 * @param sam2 the segmentation network
 * @param imageSize side of a tile in pixels
 * @param downsampleRatio side ratio of the pixel shuffle, 1/n with n dividing the patch grid
 * @param selectLayer which vision layer's output is used: -1, the last
 * @param psVersion version of the pixel shuffle: {@code v2}
 * @param template conversation template
 * @param demo whether this is the project's demonstration model, which has no diagnostic value
 * @param demoDescription what the demonstration model says about itself, or null
 */
public record ModelConfig(VisionConfig vision, LanguageConfig language, Sam2Config sam2, int imageSize,
	double downsampleRatio, int selectLayer, String psVersion, ChatTemplate template, boolean demo,
	String demoDescription)
{

	/** Everything that the networks are made after, as text: the same for the same networks. */
	public String networks() {
		return vision + "\n" + language + "\n" + sam2 + "\n" + imageSize + " " + downsampleRatio + " " + selectLayer +
			" " + psVersion;
	}

	/** Patches along one side that the pixel shuffle joins into one image token: 1 / {@link #downsampleRatio()}. */
	public int pixelShuffle() {
		return (int) Math.round(1 / downsampleRatio);
	}

	/** Image tokens along one side of a tile. */
	public int tokenGrid() {
		return vision.grid() / pixelShuffle();
	}

	/** Image tokens of one tile. */
	public int tokensPerTile() {
		return tokenGrid() * tokenGrid();
	}
}
