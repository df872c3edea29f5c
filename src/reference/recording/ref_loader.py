"""Imports the UniBiomed reference (hf/models) on CPU/torch 1.13 and makes the SAM2 dims configurable.

Nothing in the checkout is edited.  What is patched, and why:
  * sys.modules stubs: transformers/peft/timm/einops/hydra/omegaconf (see shim/), modeling_phi3, modeling_internlm2
  * torch.Tensor.cuda -> identity;  torch.device('cuda') in SAM2VideoPredictor.init_state -> cpu
  * torch.autocast('cuda', bf16) in language_embd_inference -> no-op (float32 run)
  * F.scaled_dot_product_attention, torch.backends.cuda.sdp_kernel (missing in torch 1.13) -> plain math version
  * SAM2 -> ConfigurableSAM2 (same builders, dims from a dict; with FULL_SAM2 it is shape-identical)
"""

import contextlib, importlib, math, os, sys, types, warnings
import torch, torch.nn as nn, torch.nn.functional as F

HERE = os.path.dirname(os.path.abspath(__file__))
sys.path.insert(0, os.path.join(HERE, "shim"))
warnings.filterwarnings("ignore")
torch.set_num_threads(2)

FULL_SAM2 = dict(
    image_size=1024,
    embed_dim=144,
    num_heads=2,
    stages=[2, 6, 36, 4],
    global_att_blocks=[23, 33, 43],
    window_pos_embed_bkg_spatial_size=[7, 7],
    window_spec=[8, 4, 16, 8],
    backbone_channel_list=[1152, 576, 288, 144],
    fpn_top_down_levels=[2, 3],
    scalp=1,
    hidden_dim=256,
    mask_decoder_depth=2,
    mask_decoder_num_heads=8,
    mask_decoder_mlp_dim=2048,
    iou_head_hidden_dim=256,
    memory_attention_layers=4,
    memory_attention_dim_feedforward=2048,
    memory_attention_num_heads=1,
    mem_dim=64,
    fuser_layers=2,
    num_maskmem=7,
)


def _patch_torch():
    torch.Tensor.cuda = lambda self, *a, **k: self
    if not hasattr(F, "scaled_dot_product_attention"):

        def sdpa(q, k, v, attn_mask=None, dropout_p=0.0, is_causal=False):
            assert attn_mask is None and not is_causal and dropout_p == 0.0
            # same maths as torch's _scaled_dot_product_attention_math; chunked over (batch) to bound memory
            sc = 1.0 / math.sqrt(q.shape[-1])
            big = q.shape[0] * q.shape[1] * q.shape[2] * k.shape[2]
            if big <= 2**27:
                return torch.softmax((q @ k.transpose(-2, -1)) * sc, dim=-1) @ v
            out = []
            for i in range(q.shape[0]):
                rows = []
                step = max(1, 2**27 // (q.shape[1] * k.shape[2]))
                for j in range(0, q.shape[2], step):
                    rows.append(
                        torch.softmax((q[i : i + 1, :, j : j + step] @ k[i : i + 1].transpose(-2, -1)) * sc, -1)
                        @ v[i : i + 1]
                    )
                out.append(torch.cat(rows, 2))
            return torch.cat(out, 0)

        F.scaled_dot_product_attention = sdpa
    ac = torch.autocast
    torch.autocast = lambda device_type, *a, **k: (
        contextlib.nullcontext() if device_type == "cuda" else ac(device_type, *a, **k)
    )
    if True:  # 1.13's sdp_kernel has other keyword names
        torch.backends.cuda.sdp_kernel = lambda **k: contextlib.nullcontext()


def load_reference(ref_root, sam2_config=None):
    """-> namespace(chat, sam2, vit, cfg) of the reference modules, imported as package `ubref`."""
    _patch_torch()
    mdir = os.path.join(ref_root, "projects/unibiomed/hf/models")
    assert os.path.isdir(mdir), mdir
    pkg = types.ModuleType("ubref")
    pkg.__path__ = [mdir]
    sys.modules["ubref"] = pkg
    for n, c in (("modeling_phi3", "Phi3ForCausalLM"), ("modeling_internlm2", "InternLM2ForCausalLM")):
        m = types.ModuleType("ubref." + n)
        setattr(m, c, type(c, (), {}))
        sys.modules["ubref." + n] = m
    sys.dont_write_bytecode = True
    cfg = importlib.import_module("ubref.configuration_sa2va_chat")
    sam2 = importlib.import_module("ubref.sam2")
    vit = importlib.import_module("ubref.modeling_intern_vit")
    chat = importlib.import_module("ubref.modeling_sa2va_chat")
    sam2.tqdm = lambda it, **k: it

    orig_init = sam2.SAM2VideoPredictor.init_state

    def init_state(self, images):
        st = orig_init(self, images)
        st["device"] = st["storage_device"] = torch.device("cpu")
        return st

    sam2.SAM2VideoPredictor.init_state = init_state

    if sam2_config is not None:
        s = dict(FULL_SAM2)
        s.update(sam2_config)
        TW, MD = sam2.TwoWayTransformer, sam2.MaskDecoder
        sam2.TwoWayTransformer = lambda **k: TW(
            **{
                **k,
                "depth": s["mask_decoder_depth"],
                "mlp_dim": s["mask_decoder_mlp_dim"],
                "num_heads": s["mask_decoder_num_heads"],
            }
        )
        sam2.MaskDecoder = lambda **k: MD(**{**k, "iou_head_hidden_dim": s["iou_head_hidden_dim"]})
        d, md = s["hidden_dim"], s["mem_dim"]

        class ConfigurableSAM2(sam2.SAM2):
            def build_image_encoder(self):
                trunk = sam2.Hiera(
                    embed_dim=s["embed_dim"],
                    num_heads=s["num_heads"],
                    stages=s["stages"],
                    global_att_blocks=s["global_att_blocks"],
                    window_pos_embed_bkg_spatial_size=s["window_pos_embed_bkg_spatial_size"],
                    window_spec=s["window_spec"],
                )
                pe = sam2.PositionEmbeddingSine(num_pos_feats=d, normalize=True, scale=None, temperature=10000)
                neck = sam2.FpnNeck(
                    d_model=d,
                    position_encoding=pe,
                    backbone_channel_list=s["backbone_channel_list"],
                    fpn_top_down_levels=s["fpn_top_down_levels"],
                    fpn_interp_model="nearest",
                )
                return sam2.ImageEncoder(scalp=s["scalp"], trunk=trunk, neck=neck)

            def build_memory_attention(self):
                kw = dict(
                    rope_theta=10000.0,
                    feat_sizes=[32, 32],
                    embedding_dim=d,
                    num_heads=s["memory_attention_num_heads"],
                    downsample_rate=1,
                    dropout=0.1,
                )
                layer = sam2.MemoryAttentionLayer(
                    activation="relu",
                    dim_feedforward=s["memory_attention_dim_feedforward"],
                    dropout=0.1,
                    pos_enc_at_attn=False,
                    d_model=d,
                    pos_enc_at_cross_attn_queries=False,
                    pos_enc_at_cross_attn_keys=True,
                    self_attention=sam2.RoPEAttention(**kw),
                    cross_attention=sam2.RoPEAttention(rope_k_repeat=True, kv_in_dim=md, **kw),
                )
                return sam2.MemoryAttention(
                    d_model=d, pos_enc_at_input=True, num_layers=s["memory_attention_layers"], layer=layer
                )

            def build_memory_encoder(self):
                pe = sam2.PositionEmbeddingSine(num_pos_feats=md, normalize=True, scale=None, temperature=10000)
                ds = sam2.MaskDownSampler(embed_dim=d, kernel_size=3, stride=2, padding=1)
                blk = sam2.CXBlock(dim=d, kernel_size=7, padding=3, layer_scale_init_value=1e-6, use_dwconv=True)
                return sam2.MemoryEncoder(
                    out_dim=md,
                    position_encoding=pe,
                    mask_downsampler=ds,
                    in_dim=d,
                    fuser=sam2.Fuser(layer=blk, num_layers=s["fuser_layers"]),
                )

        chat.SAM2 = ConfigurableSAM2
    return types.SimpleNamespace(chat=chat, sam2=sam2, vit=vit, cfg=cfg)


def build_model(ref, config_dict):
    cfg = ref.cfg.Sa2VAChatConfig(**config_dict)
    m = ref.chat.Sa2VAChatModel(cfg, use_flash_attn=False)
    m.eval()
    return m
