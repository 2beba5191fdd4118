provider "aws" {
  region = var.region
}

module "promptport" {
  source = "../.."

  name      = var.name
  functions = { t5 = { model = var.model, memory_size = var.memory_size } }
  tags      = var.tags
}
