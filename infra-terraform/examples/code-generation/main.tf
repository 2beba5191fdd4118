provider "aws" {
  region = var.region
}

module "promptport" {
  source = "../.."

  name      = var.name
  functions = { code-generation = { model = var.model } }
  artifacts = { days = var.artifacts_days, force_destroy = var.force_destroy }
  tags      = var.tags
}
