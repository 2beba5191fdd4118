# tflint --config="$PWD/infra-terraform/.tflint.hcl" --chdir=infra-terraform/modules/site, and so each folder with Terraform files
#
# The thirteen rules that terraform-aws-modules uses, all of the ruleset that tflint carries. The ruleset for AWS is a
# plugin to be downloaded, so it is left out: no build has to reach the network. checkov looks at what is AWS' own.
config {
  call_module_type    = "none"
  disabled_by_default = true
}

plugin "terraform" {
  enabled = true
}

rule "terraform_comment_syntax" {
  enabled = true
}

rule "terraform_deprecated_index" {
  enabled = true
}

rule "terraform_deprecated_interpolation" {
  enabled = true
}

rule "terraform_documented_outputs" {
  enabled = true
}

rule "terraform_documented_variables" {
  enabled = true
}

rule "terraform_module_pinned_source" {
  enabled = true
}

rule "terraform_naming_convention" {
  enabled = true
}

rule "terraform_required_providers" {
  enabled = true
}

rule "terraform_required_version" {
  enabled = true
}

rule "terraform_standard_module_structure" {
  enabled = true
}

rule "terraform_typed_variables" {
  enabled = true
}

rule "terraform_unused_declarations" {
  enabled = true
}

rule "terraform_workspace_remote" {
  enabled = true
}
