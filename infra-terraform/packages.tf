# What the Maven build made: which layers a function needs, what it runs on, and the settings that go with its layers.
locals {
  folder   = coalesce(var.packages, "${path.module}/packages/target/packages")
  packages = jsondecode(fileexists("${local.folder}/packages.json") ? file("${local.folder}/packages.json") : "{}")

  # A classifier in the function itself needs PyTorch, which asking an endpoint does not.
  package_of = { for name, function in var.functions : name => local.classifies[name] ? "toxicity-local" : name }

  # An embedded model is a layer, which a function with another model leaves out.
  layers_of = {
    for name, function in var.functions : name => [
      for layer in local.packages.functions[local.package_of[name]].layers : layer
      if !startswith(layer, "model-") || contains([for model in local.models[name] : replace(model, "embedded:", "model-")], layer)
    ] if function.image_uri == null
  }
  layers = toset(flatten(values(local.layers_of)))

  # Lambda takes 50 MB at once; what may be larger goes through S3. A zip is not larger than what is in it.
  large        = { for layer in local.layers : layer => true if local.packages.layers[layer].unzipped_bytes > 52428800 }
  needs_bucket = length(local.large) > 0 && var.code_bucket == null
  code_bucket  = local.needs_bucket ? module.code_bucket[0].id : var.code_bucket
}

module "code_bucket" {
  source = "./modules/private-bucket"
  #checkov:skip=CKV_AWS_300:The module has the rule; checkov loses it where it unrolls the rules given here
  count = local.needs_bucket ? 1 : 0

  name          = "${var.name}-code-${local.account}"
  kms_key_arn   = var.kms_key_arn
  force_destroy = true
  tags          = var.tags

  # Lambda keeps its own copy: what lies here is needed while a layer is made.
  lifecycle_rules = [{ id = "superseded", prefix = "layers/", noncurrent_days = 30 }]
}

module "layer" {
  source   = "./modules/layer"
  for_each = local.layers

  name          = "${var.name}-${each.key}"
  description   = "${each.key} of ${var.name}"
  package       = "${local.folder}/${local.packages.layers[each.key].zip}"
  bucket        = contains(keys(local.large), each.key) ? local.code_bucket : null
  architectures = local.packages.layers[each.key].architectures
  runtimes      = try(local.packages.layers[each.key].runtimes, ["java25"])
}
