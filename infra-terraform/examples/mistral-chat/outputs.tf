output "curl" {
  description = "One request to each function, ready for a shell."
  value       = module.promptport.curl
}
