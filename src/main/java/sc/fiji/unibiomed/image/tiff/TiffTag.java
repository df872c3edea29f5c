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
package sc.fiji.unibiomed.image.tiff;

/** The numbers of tags, as TIFF 6.0 and ImageJ define them. */
public final class TiffTag {

	public static final int WIDTH = 256;
	public static final int HEIGHT = 257;
	public static final int BITS_PER_SAMPLE = 258;
	public static final int COMPRESSION = 259;
	public static final int PHOTOMETRIC = 262;
	public static final int FILL_ORDER = 266;
	public static final int IMAGE_DESCRIPTION = 270;
	public static final int STRIP_OFFSETS = 273;
	public static final int ORIENTATION = 274;
	public static final int SAMPLES_PER_PIXEL = 277;
	public static final int ROWS_PER_STRIP = 278;
	public static final int STRIP_BYTE_COUNTS = 279;
	public static final int X_RESOLUTION = 282;
	public static final int Y_RESOLUTION = 283;
	public static final int PLANAR_CONFIGURATION = 284;
	public static final int RESOLUTION_UNIT = 296;
	public static final int PREDICTOR = 317;
	public static final int COLOR_MAP = 320;
	public static final int TILE_WIDTH = 322;
	public static final int TILE_HEIGHT = 323;
	public static final int TILE_OFFSETS = 324;
	public static final int TILE_BYTE_COUNTS = 325;
	public static final int EXTRA_SAMPLES = 338;
	public static final int SAMPLE_FORMAT = 339;
	/** How many planes a stack of MetaMorph has, which lie one after the other. */
	public static final int METAMORPH_STACK = 33629;
	/** What Zeiss's microscopes say of channels, slices and time points. */
	public static final int ZEISS_LSM = 34412;
	/** How long each piece of {@link #IMAGEJ_METADATA} is. */
	public static final int IMAGEJ_BYTE_COUNTS = 50838;
	/** Texts, ranges, tables of colours and the like, which ImageJ saves with an image. */
	public static final int IMAGEJ_METADATA = 50839;

	private TiffTag() {}
}
