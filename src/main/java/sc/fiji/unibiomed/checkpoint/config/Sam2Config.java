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

import java.util.List;

/**
 * Dimensions of SAM2 ({@code sam2_config}). The published checkpoint has no such key, since its code fixes
 * {@linkplain #hieraLarge() Hiera-L}. Lists are unmodifiable.
 *
 * @param imageSize side of the square input in pixels, a multiple of 32
 * @param embedDim trunk width in stage 1; doubles per stage
 * @param numHeads trunk attention heads in stage 1; double per stage
 * @param stages trunk blocks per stage; 4 values
 * @param globalAttBlocks indices of the trunk blocks that attend to the whole image
 * @param windowPosEmbedBkgSpatialSize height and width of the trunk's background position embedding
 * @param windowSpec window side per stage; 4 values, the first also that of the window position embedding
 * @param backboneChannelList trunk widths, last stage first
 * @param fpnTopDownLevels levels of the feature pyramid that receive the level above, 0 = finest
 * @param scalp coarsest pyramid levels that are dropped: 1
 * @param hiddenDim width of pyramid, prompts and mask decoder, a multiple of 8
 * @param maskDecoderDepth two-way transformer layers
 * @param maskDecoderNumHeads its attention heads
 * @param maskDecoderMlpDim its MLP width
 * @param iouHeadHiddenDim width of the IoU prediction head
 * @param memoryAttentionLayers memory attention layers
 * @param memoryAttentionDimFeedforward their MLP width
 * @param memoryAttentionNumHeads their attention heads
 * @param memDim width of the memory features, a divisor of {@code hiddenDim}
 * @param fuserLayers blocks of the memory encoder's fuser
 * @param numMaskmem frames of memory
 */
public record Sam2Config(int imageSize, int embedDim, int numHeads, List<Integer> stages, List<Integer> globalAttBlocks,
	List<Integer> windowPosEmbedBkgSpatialSize, List<Integer> windowSpec, List<Integer> backboneChannelList,
	List<Integer> fpnTopDownLevels, int scalp, int hiddenDim, int maskDecoderDepth, int maskDecoderNumHeads,
	int maskDecoderMlpDim, int iouHeadHiddenDim, int memoryAttentionLayers, int memoryAttentionDimFeedforward,
	int memoryAttentionNumHeads, int memDim, int fuserLayers, int numMaskmem)
{

	public Sam2Config {
		stages = List.copyOf(stages);
		globalAttBlocks = List.copyOf(globalAttBlocks);
		windowPosEmbedBkgSpatialSize = List.copyOf(windowPosEmbedBkgSpatialSize);
		windowSpec = List.copyOf(windowSpec);
		backboneChannelList = List.copyOf(backboneChannelList);
		fpnTopDownLevels = List.copyOf(fpnTopDownLevels);
	}

	/** SAM2 Hiera-L, from the {@code sam2_hiera_l.yaml} of the SAM2 release. */
	public static Sam2Config hieraLarge() {
		return new Sam2Config(1024, 144, 2, List.of(2, 6, 36, 4), List.of(23, 33, 43), List.of(7, 7),
			List.of(8, 4, 16, 8), List.of(1152, 576, 288, 144), List.of(2, 3), 1, 256, 2, 8, 2048, 256, 4, 2048, 1, 64,
			2, 7);
	}

	/** Trunk blocks of all stages together. */
	public int blocks() {
		return stages.stream().mapToInt(Integer::intValue).sum();
	}

	/** Trunk width in a stage, 0 to 3. */
	public int stageWidth(final int stage) {
		return embedDim << stage;
	}
}
